import type { InvoiceContent } from '../../../document/document.ts';
import type { Party } from '../../../document/party.ts';
import type { PaymentInstructions } from '../../../document/payment-instructions.ts';
import { formatDecimal, parseDecimal, plus } from '../../../money/decimal.ts';

// What CII says differently (docs/decisions/document-cii.md), without the code that says it.

/** A document as it is after it was written as CII and read. All its business terms are there, some at other places. */
export function asCiiSays<Content extends Omit<InvoiceContent, 'supportingDocuments'>>(content: Content): Content {
  const { seller, payee, paymentInstructions, lines } = content;
  const creditor = [payee, seller].flatMap((party) => party?.ids ?? []).find(({ scheme }) => scheme === 'SEPA');
  return {
    ...content,
    ...(seller && { seller: withIds(seller, creditor) }),
    ...(payee && { payee: withIds(payee) }),
    ...(paymentInstructions && { paymentInstructions: paymentInstructions.map(instructionIn(paymentInstructions)) }),
    lines: lines.map((line) => {
      const { priceDiscount: discount } = line;
      if (!discount || discount.grossPrice !== undefined) return line;
      const grossPrice = formatDecimal(plus(parseDecimal(line.unitPrice), parseDecimal(discount.amount)));
      return { ...line, priceDiscount: { ...discount, grossPrice } };
    }),
  };
}

type Ids = NonNullable<Party['ids']>;

/** Identifiers without a scheme are first, and the creditor identifier of the seller or the payee is the seller's last one. */
function withIds<T extends { ids?: Ids }>({ ids = [], ...party }: T, creditor?: Ids[number]): T {
  const others = ids.filter(({ scheme }) => scheme !== 'SEPA');
  const sorted = [
    ...others.filter(({ scheme }) => scheme === undefined),
    ...others.filter(({ scheme }) => scheme !== undefined),
    ...(creditor ? [creditor] : []),
  ];
  return { ...party, ...(sorted.length > 0 && { ids: sorted }) } as T;
}

/** Each means of payment has the remittance information; cards have no network. */
function instructionIn(all: readonly PaymentInstructions[]): (instruction: PaymentInstructions) => PaymentInstructions {
  const remittance = all.find((each) => each.remittance !== undefined)?.remittance;
  return ({ card, ...instruction }) => {
    const { network: _, ...rest } = card ?? { number: '' };
    return { ...instruction, ...(card && { card: rest }), ...(remittance !== undefined && { remittance }) };
  };
}
