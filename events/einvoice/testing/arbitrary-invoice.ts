// Random invoices, each valid for EN 16931: in yen, euros and dinars, with all VAT categories, with and without every optional term.
// Defaults are filled in and decimals are in their shortest form, so that an invoice can be compared with what is read back.

import fc from 'fast-check';
import type { AllowanceOrCharge, Tax } from '../../document/document.ts';
import { taxGroups } from '../../document/totals.ts';
import { customerIdOf } from '../buyer.ts';
import {
  allowanceOf,
  amountOf,
  type Coins,
  chargeOf,
  coins,
  date,
  lineOf,
  period,
  some,
  taxOf,
} from './arbitrary-lines.ts';
import { buyer, delivery, id, objectIdentifier, payee, seller, taxRepresentative, text } from './arbitrary-parties.ts';
import type { Unattached } from './example.ts';

const withReason: readonly Tax['category'][] = ['E', 'AE', 'K', 'G', 'O'];

/** "NA" says in UBL that there is none. */
const network = id.filter((name) => name !== 'NA');

const paymentInstructions = fc.oneof(
  fc
    .record({
      remittance: text,
      accounts: some(fc.record({ account: id, accountName: text, serviceProvider: id }, { requiredKeys: ['account'] })),
    })
    .map(({ remittance, accounts }) => accounts.map((account) => ({ meansCode: '58', remittance, ...account }))),
  fc.tuple(
    fc.record({
      meansCode: fc.constant('59'),
      meansText: text,
      mandate: fc.record({ reference: id, debitedAccount: id }, { requiredKeys: ['reference'] }),
    }),
  ),
  fc.tuple(
    fc.record({
      meansCode: fc.constant('48'),
      card: fc.record({ number: fc.constant('1234'), network, holder: text }, { requiredKeys: ['number'] }),
    }),
  ),
);

/** UBL has subject codes of notes in their texts, so that "#x1!#" would have to be one (BR-CL-08). */
const subjectCode = /#[^#]{3}#/u;

function contentOf(money: Coins, isTaxed: boolean): fc.Arbitrary<Omit<Unattached, 'customer'>> {
  const tax = taxOf(isTaxed).filter(money.rates);
  const withTax = (items: fc.Arbitrary<AllowanceOrCharge>) =>
    some(fc.tuple(items, tax).map(([item, tax]) => ({ ...item, tax })));
  return fc.record(
    {
      specification: fc.constant('urn:cen.eu:en16931:2017'),
      process: text,
      number: id,
      currency: fc.constant(money.currency),
      issuedOn: date,
      dueOn: date,
      typeCode: fc.constantFrom('380', '384', '326'),
      notes: some(text.filter((note) => !subjectCode.test(note))),
      taxPointOn: date,
      taxPointCode: fc.constantFrom('3', '35', '432'),
      accountingTax: fc.record({ currency: fc.constant('SEK'), amount: fc.integer() }),
      accountingReference: text,
      reference: text,
      period,
      orderReference: text,
      salesOrderReference: text,
      precedingInvoices: some(fc.record({ number: id, issuedOn: date }, { requiredKeys: ['number'] })),
      despatchReference: text,
      receiptReference: text,
      tenderReference: text,
      contractReference: text,
      projectReference: text,
      object: objectIdentifier,
      supportingDocuments: some(
        fc.record({ id: text, description: text, location: fc.webUrl() }, { requiredKeys: ['id'] }),
      ),
      seller: seller(isTaxed),
      buyer: buyer(isTaxed),
      payee,
      ...(isTaxed && { taxRepresentative }),
      deliveredOn: date,
      delivery,
      paymentTerms: text,
      paymentInstructions,
      allowances: withTax(allowanceOf(money)),
      charges: withTax(chargeOf(money)),
      prepaid: amountOf(money),
      rounding: fc.integer({ min: -9, max: 9 }).map((rounding) => (money.step === 1 ? rounding : rounding * 10)),
      lines: fc
        .array(lineOf(money, tax), { minLength: 1, maxLength: 4 })
        .map((lines) => lines.map((line, index) => ({ id: String(index + 1), ...line }))),
    },
    {
      requiredKeys: [
        ...([
          'specification',
          'number',
          'currency',
          'issuedOn',
          'dueOn',
          'typeCode',
          'seller',
          'buyer',
          'lines',
        ] as const),
        // BR-IC-11 and BR-IC-12
        ...(['deliveredOn', 'delivery'] as const),
      ],
    },
  );
}

export const invoices: fc.Arbitrary<Unattached> = fc
  .tuple(fc.constantFrom(...coins), fc.boolean())
  .chain(([money, isTaxed]) => fc.tuple(contentOf(money, isTaxed), fc.boolean()))
  .map(([{ taxPointOn, taxPointCode, ...content }, isRateStated]) => {
    const categories = new Set(taxGroups(content).map((group) => group.category));
    const reasons = [...categories].filter((category) => withReason.includes(category));
    const { buyer } = content;
    return {
      ...content,
      customer: { id: (buyer && customerIdOf(buyer, 'with-scheme')) ?? '', name: buyer?.name ?? '' },
      // BR-CO-03
      ...(taxPointOn !== undefined ? { taxPointOn } : taxPointCode !== undefined && { taxPointCode }),
      ...(reasons.length > 0 && {
        exemptionReasons: reasons.map((category) => ({
          category,
          reason: `by law: ${category}`,
          ...(category === 'O' && isRateStated && { rate: '0' as const }),
        })),
      }),
    };
  });
