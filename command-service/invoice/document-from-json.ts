import type { WithContent } from '../../events/document/attachment.ts';
import type { InvoiceContent } from '../../events/document/document.ts';
import { withComputedAmounts } from '../../events/document/totals.ts';
import type { IssuedDocument } from '../../events/invoice.ts';
import { type Detached, detach } from '../attachments/detach.ts';
import { BaseQuantityOfOtherUnit, refuseBaseQuantityOfOtherUnit } from './base-quantity.ts';
import { DueBeforeIssued, refuseDueBeforeIssued } from './due-date.ts';
import { refuseUnknownClaim, SpecificationNotKnown } from './specification.ts';

/** The refusals of a document that JSON makes. One that was issued as UBL or CII is not asked for these. */
export const jsonRules = [SpecificationNotKnown, DueBeforeIssued, BaseQuantityOfOtherUnit] as const;

/**
 * The document that the content of a JSON body makes, with the amounts that follow from it. They are computed here, once, because that
 * takes longer than all that is decided afterwards.
 * @throws those of jsonRules, AmountTooLarge, NotADecimal, TooManyAttachments, AttachmentOfOtherType,
 *   AttachmentUnrecognised
 */
export function documentFromJson(sent: WithContent<InvoiceContent>): Detached<IssuedDocument> {
  const { document: content, contents } = detach<InvoiceContent>(sent, { issued: false });
  refuseUnknownClaim(content);
  refuseDueBeforeIssued(content);
  refuseBaseQuantityOfOtherUnit(content);
  return { document: withComputedAmounts(content), contents };
}
