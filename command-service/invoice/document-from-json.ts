import type { WithContent } from '../../events/document/attachment.ts';
import type { InvoiceContent } from '../../events/document/document.ts';
import { withComputedAmounts } from '../../events/document/totals.ts';
import type { IssuedDocument } from '../../events/invoice.ts';
import { type Detached, detach } from '../attachments/detach.ts';
import { refuseBaseQuantityOfOtherUnit } from './base-quantity.ts';
import { refuseUnknownClaim } from './specification.ts';

/**
 * The document that the content of a JSON body makes, with the amounts that follow from it. They are computed here, once, because that
 * takes longer than all that is decided afterwards.
 * @throws SpecificationNotKnown, BaseQuantityOfOtherUnit, AmountTooLarge, NotADecimal, TooManyAttachments, AttachmentOfOtherType,
 *   AttachmentUnrecognised
 */
export function documentFromJson(sent: WithContent<InvoiceContent>): Detached<IssuedDocument> {
  const { document: content, contents } = detach<InvoiceContent>(sent, { issued: false });
  refuseUnknownClaim(content);
  refuseBaseQuantityOfOtherUnit(content);
  return { document: withComputedAmounts(content), contents };
}
