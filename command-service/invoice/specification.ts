import type { InvoiceContent } from '../../events/document/document.ts';
import { isClaimable } from '../../events/einvoice/profiles/claimable.ts';
import { InvoiceRefusal } from './refusals.ts';

/** The specification that JSON claims to follow (BT-24) has rules that the ledger does not know, so nothing could hold the claim to them. */
export class SpecificationNotKnown extends InvoiceRefusal {
  constructor(specification: string) {
    super(
      `"specification" is ${JSON.stringify(specification)}, whose rules the ledger does not know for this seller. ` +
        'Leave it out, name EN 16931, Peppol BIS Billing 3 or XRechnung 3.0, or send the invoice as UBL or CII, which keeps what it claims.',
    );
  }
}

/** A document in UBL or CII keeps what it claims: its issuer has held it to the rules. @throws SpecificationNotKnown */
export function refuseUnknownClaim(
  content: Pick<InvoiceContent, 'specification' | 'seller' | 'taxRepresentative'>,
): void {
  const { specification } = content;
  if (specification !== undefined && !isClaimable(specification, content))
    throw new SpecificationNotKnown(specification);
}
