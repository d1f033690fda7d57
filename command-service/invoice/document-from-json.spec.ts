import { describe, expect, it } from 'vitest';
import type { Unattached } from '../../events/einvoice/testing/example.ts';
import { NotADecimal } from '../../events/money/decimal.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import type { Rule } from '../http/problems.ts';
import { expectRefused } from '../testing/refused.ts';
import { BaseQuantityOfOtherUnit } from './base-quantity.ts';
import { documentFromJson } from './document-from-json.ts';
import { DueBeforeIssued } from './due-date.ts';
import { SpecificationNotKnown } from './specification.ts';

const core = 'urn:cen.eu:en16931:2017';
const peppol = `${core}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`;
const sellerIn = (country: string) => ({ seller: { name: 'S', address: { country } } });
const line = { description: 'Work', quantity: '1', unitPrice: '10000', tax: { category: 'Z' } } as const;
const content: Unattached = {
  customer: { id: 'acme', name: 'Acme' },
  currency: 'EUR',
  issuedOn: '2026-01-01',
  lines: [line],
};

type Example = { rule: Rule; says: string; refused: Partial<Unattached>; accepted: Partial<Unattached> };
const examples: Example[] = [
  {
    rule: SpecificationNotKnown,
    says: 'claims no specification whose rules the ledger does not know, such as an earlier XRechnung',
    refused: { specification: `${core}#compliant#urn:xoev-de:kosit:standard:xrechnung_2.3` },
    accepted: { specification: `${core}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0` },
  },
  {
    rule: SpecificationNotKnown,
    says: 'does not claim Peppol BIS Billing 3 for a seller in a country of which the ledger does not know the rules',
    refused: { specification: peppol, ...sellerIn('DK') },
    accepted: { specification: peppol, ...sellerIn('NL') },
  },
  {
    rule: DueBeforeIssued,
    says: 'may be due on the day on which it is issued, and not before',
    refused: { issuedOn: '2026-01-10', dueOn: '2026-01-09' },
    accepted: { issuedOn: '2026-01-10', dueOn: '2026-01-10' },
  },
  {
    rule: BaseQuantityOfOtherUnit,
    says: 'has each price for a quantity in the unit of the line (BT-150), because it states no net amount',
    refused: { lines: [{ ...line, unit: 'C62', baseQuantity: '2', baseQuantityUnit: 'KGM' }] },
    accepted: { lines: [{ ...line, unit: 'KGM', baseQuantity: '2', baseQuantityUnit: 'KGM' }] },
  },
  {
    rule: NotADecimal,
    says: 'has a decimal number as a quantity',
    refused: { lines: [{ ...line, quantity: '1e3' }] },
    accepted: { lines: [{ ...line, quantity: '1.3' }] },
  },
  {
    rule: AmountTooLarge,
    says: 'has a total that is exact in minor units',
    refused: { lines: [{ ...line, unitPrice: '9007199254740992' }] },
    accepted: { lines: [{ ...line, unitPrice: '9007199254740991' }] },
  },
];

describe('a document from JSON', () => {
  it.each(examples)('$says: $rule.name', ({ rule, refused, accepted }) => {
    expectRefused(() => documentFromJson({ ...content, ...refused }), rule, 422);
    expect(documentFromJson({ ...content, ...accepted }).document).toMatchObject(accepted);
  });

  it('has the amounts that follow from its content', () => {
    const { document } = documentFromJson({ ...content, lines: [{ ...line, tax: { category: 'S', rate: '19' } }] });
    expect(document).toMatchObject({
      lines: [{ net: 10_000 }],
      taxes: [{ category: 'S', rate: '19', taxable: 10_000, tax: 1_900 }],
      totals: { payable: 11_900 },
    });
    expect(document).not.toHaveProperty('differences');
  });
});
