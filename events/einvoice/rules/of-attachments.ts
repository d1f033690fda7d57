import { ofXRechnungExtension } from '../../document/attachment.ts';
import type { ReadTerms } from '../terms/stated-document.ts';
import type { BrokenRule } from './broken-rule.ts';
import { isXRechnung } from './of-peppol.ts';

/** BR-CL-24. The types that no document may have are refused where they are read. */
export function brokenAttachmentRules({ specification = '', supportingDocuments = [] }: ReadTerms): BrokenRule[] {
  if (isXRechnung(specification) && specification.includes('extension')) return [];
  return supportingDocuments.some(({ attachment }) => attachment?.mediaType === ofXRechnungExtension)
    ? [
        {
          rule: 'BR-CL-24',
          detail: `only the extension of XRechnung allows attachments of type ${ofXRechnungExtension}`,
        },
      ]
    : [];
}
