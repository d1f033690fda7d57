// Random documents that claim profiles, and break some of their rules.

import fc from 'fast-check';
import type { InvoiceContent } from '../../events/document/document.ts';
import type { Party } from '../../events/document/party.ts';
import type { PaymentInstructions } from '../../events/document/payment-instructions.ts';
import { invoicesInBoth } from '../../events/einvoice/cii/testing/arbitrary-invoice.ts';

const core = 'urn:cen.eu:en16931:2017';
const xrechnung = `${core}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`;
const peppol = `${core}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`;

/** Mostly what is right. */
const mostly = <T>(right: fc.Arbitrary<T>, ...others: fc.Arbitrary<T>[]) =>
  fc.oneof(
    { arbitrary: right, weight: 9 * Math.max(1, others.length) },
    ...others.map((arbitrary) => ({ arbitrary, weight: 1 })),
  );
const usually = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [
          name,
          mostly(value as fc.Arbitrary<unknown>, fc.constant(undefined)),
        ]),
      ),
    )
    .map((found) => Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Partial<T>);
const of = fc.constantFrom;

/** Identifiers whose schemes Peppol checks, with right and wrong check digits, and others. */
type Id = { id: string; scheme?: string };
const identifier = mostly(
  of<Id>(
    { id: '4000001123452', scheme: '0088' },
    { id: '974760673', scheme: '0192' },
    { id: '0202239951', scheme: '0208' },
    { id: '5560360793', scheme: '0007' },
    { id: 'DK12345678', scheme: '0184' },
    { id: '12345678', scheme: '0106' },
  ),
  of<Id>(
    { id: '4000001123453', scheme: '0088' },
    { id: 'GLN', scheme: '0088' },
    { id: '974760674', scheme: '0192' },
    { id: '000000000', scheme: '0192' },
    { id: '0202239952', scheme: '0208' },
    { id: '5560360794', scheme: '0007' },
    { id: '1234567', scheme: '0184' },
    { id: '1234567890', scheme: '0096' },
    { id: '123', scheme: '0096' },
    { id: '12345678', scheme: '0198' },
    { id: '51824753556', scheme: '0151' },
    { id: '51824753557', scheme: '0151' },
    { id: 'X', scheme: '9930' },
    { id: '1', scheme: 'GLN' },
  ),
);
const electronicAddress = mostly(
  identifier,
  of<Id>({ id: 'a@example.com', scheme: 'EM' }, { id: 'DE1', scheme: '9930' }, { id: '1' }),
);
const countries = of('DE', 'DE', 'DE', 'NL', 'NL', 'IT', 'NO', 'SE', 'BE');
const address = fc
  .tuple(
    countries,
    usually<{ street: string; city: string; postCode: string }>({
      street: of('Street 1'),
      city: of('City'),
      postCode: of('12345'),
    }),
  )
  .map(([country, rest]) => ({ country, ...rest }));
const vatId = of(
  'DE123456789',
  'NL123456789B01',
  'IT12345670017',
  'NO974760673MVA',
  'NO974760674MVA',
  'SE556036079301',
  'SE55603607930',
  'SE55603607930X',
  'BE0202239951',
);
const contact = usually<NonNullable<Party['contact']>>({
  name: of('Jo'),
  telephone: of('+49 30 1234'),
  email: of('a@example.com'),
});

const party = (sepa: boolean): fc.Arbitrary<Party> =>
  usually<Omit<Party, 'name'>>({
    electronicAddress,
    address,
    contact: contact.filter((found) => Object.keys(found).length > 0),
    legalId: identifier,
    vatId,
    taxRegistrationId: of('12345678901', 'Godkänd för F-skatt', '123'),
    ids: sepa ? of([{ id: 'S-1' }], [{ id: 'DE98ZZZ09999999999', scheme: 'SEPA' }]) : fc.tuple(identifier),
  }).map((rest) => ({ name: sepa ? 'Seller' : 'Buyer', ...rest }));

const payment = fc
  .tuple(
    of('30', '58', '48', '54', '59', '49', '10', '57', '99'),
    fc.record({
      account: mostly(of<string | undefined>('DE02120300000000202051'), of(undefined)),
      card: mostly(of<object | undefined>(undefined), of({ number: '1234' })),
      mandate: mostly(
        of<object | undefined>(undefined),
        of(
          { reference: 'M-1', debitedAccount: 'DE02120300000000202051' },
          { reference: 'M-1' },
          { debitedAccount: 'DE02120300000000202051' },
        ),
      ),
    }),
  )
  .map(([meansCode, { account, card, mandate }]) => {
    const right =
      meansCode === '59' || meansCode === '49'
        ? { mandate: { reference: 'M-1', debitedAccount: 'DE02120300000000202051' } }
        : meansCode === '48' || meansCode === '54'
          ? { card: { number: '1234' } }
          : {};
    const others = meansCode === '30' || meansCode === '58' ? { account } : {};
    return JSON.parse(
      JSON.stringify({ meansCode, ...right, ...others, ...(card && { card }), ...(mandate && { mandate }) }),
    ) as PaymentInstructions;
  });

const terms = of(
  '30 days',
  '#SKONTO#TAGE=14#PROZENT=2.00#\n',
  '#SKONTO#TAGE=14#PROZENT=2.00#',
  'Or:\n#SKONTO#TAGE=14#PROZENT=2.00#BASISBETRAG=100.00#\n30 days\n',
  '#SKONTO#TAGE=14#PROZENT=2.0#\n',
  '#SKONTO#TAGE=14#PROZENT=2.00#\n#VERZUG#TAGE=14#PROZENT=2.00#\n',
  ' #SKONTO#TAGE=14#PROZENT=2.00# \n',
  '#SKONTO#TAGE=14#PROZENT=2.00#\nrest',
  'no # at the beginning',
);

const attached = (name: string) => ({
  id: name,
  attachment: { mediaType: 'text/csv', fileName: `${name}.csv`, content: 'YQ==' },
});

const adjustment = usually<{ base: number; percent: string }>({ base: of(10_000), percent: of('10') }).map((rest) => ({
  amount: 1_000,
  reason: 'r',
  ...rest,
}));

const changes = fc.tuple(
  fc.record({
    specification: mostly(
      of(xrechnung, peppol),
      of(core, `${xrechnung}#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0`, `${peppol}#conformant#urn:x`),
    ),
    process: mostly(
      of<string | undefined>('urn:fdc:peppol.eu:2017:poacc:billing:01:1.0'),
      of('P1', 'urn:peppol:bis:billing_with_response', undefined),
    ),
    typeCode: mostly(of('380'), of('326', '384', '388', '130', '71')),
    seller: party(true),
    buyer: party(false),
  }),
  usually<InvoiceContent>({
    reference: of('04011000-1234-34'),
    paymentInstructions: fc.array(payment, { minLength: 1, maxLength: 2 }),
    paymentTerms: mostly(of('30 days'), terms),
  } as { [K in keyof InvoiceContent]: fc.Arbitrary<InvoiceContent[K]> }),
  fc.record({
    notes: mostly(of<string[] | undefined>(undefined), of<string[]>(['one'], ['one', 'two'], ['#AAI#one'])),
    accountingTax: mostly(
      of<object | undefined>(undefined),
      of({ currency: 'SEK', amount: 1 }, { currency: 'SEK', amount: -1 }, { currency: 'SEK', amount: 0 }),
    ),
    supportingDocuments: mostly(
      of<object[] | undefined>(undefined),
      of(['a', 'b'].map(attached), ['a', 'a'].map(attached), [{ id: '1' }, attached('a')]),
    ),
    orderReference: mostly(of<string | undefined>('O-1'), of(undefined)),
    period: of(undefined, { from: '2026-11-01', until: '2026-11-30' }),
    delivery: mostly(
      of<object | undefined>(undefined),
      address.map((found) => ({ address: found })),
    ),
    orderLine: of(undefined, '1'),
    linePeriod: of(undefined, { from: '2026-11-02' }, { from: '2026-10-31' }, { until: '2026-12-01' }),
    unit: mostly(of('C62'), of('pcs', 'HUR')),
    allowances: fc.array(adjustment, { maxLength: 1 }),
    rate: of('19', '25', '21'),
    exempt: of<'E' | 'G' | 'K' | 'AE' | undefined>(undefined, undefined, 'E', 'G', 'K', 'AE'),
    code: of('VATEX-EU-G', 'VATEX-EU-D', 'vatex-eu-ic', 'VATEX-EU-AE', 'VATEX-EU-132'),
  }),
);

/** Each with few lines, and with its claim. */
export const claims: fc.Arbitrary<InvoiceContent> = changes.map(([claim, usual, rest]) => {
  const { orderLine, linePeriod, unit, allowances, rate, exempt, code, ...more } = rest;
  const tax = { category: 'S', rate } as const;
  const line = {
    id: '1',
    description: 'thing',
    quantity: '2',
    unitPrice: '10000',
    unit,
    tax,
    ...(orderLine && { orderLine }),
    ...(linePeriod && { period: linePeriod }),
    allowances,
  };
  const content = {
    number: 'R-1',
    customer: { id: 'c', name: 'Buyer' },
    currency: 'EUR',
    issuedOn: '2026-11-22',
    dueOn: '2026-12-22',
    deliveredOn: '2026-11-21',
    ...claim,
    ...usual,
    ...more,
    allowances: allowances.map((item) => ({ ...item, tax })),
    lines: [line, ...(exempt ? [{ ...line, id: '2', tax: { category: exempt, rate: '0' } }] : [])],
    ...(exempt && { exemptionReasons: [{ category: exempt, code, reason: 'r' }] }),
  };
  return JSON.parse(JSON.stringify(content)) as InvoiceContent;
});

/** Valid ones of the usual kind, which claim a profile although they may break its rules. */
export const otherClaims: fc.Arbitrary<InvoiceContent> = fc
  .tuple(invoicesInBoth, of(xrechnung, peppol))
  .map(([content, specification]) => ({ ...content, specification }));
