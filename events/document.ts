import { type Static, Type } from 'typebox';
import { decimalPattern } from './decimal.ts';

// What an invoice says, by the business terms (BT) and groups (BG) of EN 16931-1. One schema validates, types and documents it.

const closed = { additionalProperties: false } as const;
const text = (maxLength: number, description: string) => Type.String({ minLength: 1, maxLength, description });
const amount = (description: string) => Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description });
const decimal = (description: string) => Type.String({ pattern: decimalPattern, description });
const positiveDecimal = (description: string) =>
  Type.String({ pattern: decimalPattern.replace('-?', '(?=.*[1-9])'), description });

/** A calendar date that exists, by the format `date` of JSON Schema. */
export const calendarDate = (description: string) => Type.String({ format: 'date', description });

export const Tax = Type.Object(
  {
    category: Type.Enum(['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M'], {
      description: 'UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)',
    }),
    rate: Type.Optional(
      Type.String({ pattern: decimalPattern.replace('-?', ''), description: 'Percent, "19"; 0 where absent (BT-152)' }),
    ),
  },
  closed,
);

export const AllowanceOrCharge = Type.Object(
  {
    amount: amount('In minor units (BT-92, BT-99, BT-136, BT-141)'),
    reason: Type.Optional(text(500, 'BT-97, BT-104')),
    reasonCode: Type.Optional(text(10, 'UNTDID 5189 for allowances, 7161 for charges')),
  },
  closed,
);

export const DocumentAllowanceOrCharge = Type.Object({ ...AllowanceOrCharge.properties, tax: Tax }, closed);

export const Line = Type.Object(
  {
    id: Type.Optional(text(50, 'BT-126; the place in the list where absent')),
    description: text(1000, 'What was sold (BT-153)'),
    note: Type.Optional(text(1000, 'BT-127')),
    quantity: decimal('BT-129'),
    unit: Type.Optional(text(10, 'UN/ECE Recommendation 20 code; C62 (one) where absent (BT-130)')),
    unitPrice: Type.String({
      pattern: decimalPattern.replace('-?', ''),
      description: 'Net price of the base quantity in minor units, with as many digits as it needs (BT-146)',
    }),
    baseQuantity: Type.Optional(positiveDecimal('How many units the price is for; 1 where absent (BT-149)')),
    tax: Tax,
    allowances: Type.Optional(Type.Array(AllowanceOrCharge, { maxItems: 100 })),
    charges: Type.Optional(Type.Array(AllowanceOrCharge, { maxItems: 100 })),
    sellersItemId: Type.Optional(text(100, 'BT-155')),
  },
  closed,
);

const Identifier = Type.Object(
  { id: text(100, 'The identifier'), scheme: Type.Optional(text(20, 'Its scheme')) },
  closed,
);

/** Seller (BG-4) or buyer (BG-7), as they were when the invoice was issued. */
export const Party = Type.Object(
  {
    name: text(300, 'Legal name (BT-27, BT-44)'),
    tradingName: Type.Optional(text(300, 'BT-28, BT-45')),
    ids: Type.Optional(Type.Array(Identifier, { maxItems: 10, description: 'BT-29, BT-46' })),
    legalId: Type.Optional(Identifier),
    legalForm: Type.Optional(text(1000, 'BT-33')),
    vatId: Type.Optional(text(50, 'With its country prefix (BT-31, BT-48)')),
    taxRegistrationId: Type.Optional(text(50, 'BT-32')),
    electronicAddress: Type.Optional(Identifier),
    address: Type.Optional(
      Type.Object(
        {
          street: Type.Optional(text(300, 'BT-35, BT-50')),
          additionalStreet: Type.Optional(text(300, 'BT-36, BT-51')),
          line: Type.Optional(text(300, 'BT-162, BT-163')),
          city: Type.Optional(text(100, 'BT-37, BT-52')),
          postCode: Type.Optional(text(20, 'BT-38, BT-53')),
          subdivision: Type.Optional(text(100, 'BT-39, BT-54')),
          country: Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2 (BT-40, BT-55)' }),
        },
        closed,
      ),
    ),
    contact: Type.Optional(
      Type.Object(
        {
          name: Type.Optional(text(200, 'BT-41, BT-56')),
          telephone: Type.Optional(text(50, 'BT-42, BT-57')),
          email: Type.Optional(text(200, 'BT-43, BT-58')),
        },
        closed,
      ),
    ),
  },
  closed,
);

export const Customer = Type.Object(
  {
    id: Type.String({
      minLength: 1,
      maxLength: 100,
      pattern: '^[^\\u0000-\\u001f\\u007f/]+$',
      description: 'The customer in your books; no control characters, no slash',
    }),
    name: text(300, 'As printed on the invoice'),
  },
  closed,
);

const Period = Type.Object(
  { from: Type.Optional(calendarDate('BT-73')), until: Type.Optional(calendarDate('BT-74')) },
  closed,
);

/** How the buyer is to pay (BG-16). */
const PaymentInstructions = Type.Object(
  {
    meansCode: text(10, 'UNTDID 4461 (BT-81)'),
    remittance: Type.Optional(text(200, 'BT-83')),
    account: Type.Optional(text(50, 'IBAN or other account (BT-84)')),
    accountName: Type.Optional(text(200, 'BT-85')),
    serviceProvider: Type.Optional(text(50, 'BIC (BT-86)')),
  },
  closed,
);

const ExemptionReason = Type.Object(
  {
    category: Tax.properties.category,
    reason: Type.Optional(text(1000, 'BT-120')),
    code: Type.Optional(text(30, 'BT-121')),
  },
  closed,
);

/** All that an invoice says but its identity and what follows from it (totals). */
export const InvoiceContent = Type.Object(
  {
    number: Type.Optional(text(100, 'BT-1')),
    customer: Customer,
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217 (BT-5)' }),
    issuedOn: calendarDate('In the time zone of the seller (BT-2)'),
    dueOn: Type.Optional(calendarDate('BT-9')),
    lines: Type.Array(Line, { minItems: 1, maxItems: 2000 }),
    allowances: Type.Optional(Type.Array(DocumentAllowanceOrCharge, { maxItems: 100, description: 'BG-20' })),
    charges: Type.Optional(Type.Array(DocumentAllowanceOrCharge, { maxItems: 100, description: 'BG-21' })),
    prepaid: Type.Optional(amount('Paid before the invoice was issued, in minor units (BT-113)')),
    rounding: Type.Optional(
      Type.Integer({
        minimum: -10_000,
        maximum: 10_000,
        description: 'Added to the amount due, in minor units (BT-114)',
      }),
    ),
    reference: Type.Optional(text(200, "The buyer's reference (BT-10)")),
    seller: Type.Optional(Party),
    buyer: Type.Optional(Party),
    notes: Type.Optional(Type.Array(text(5000, 'BT-22'), { maxItems: 20 })),
    typeCode: Type.Optional(
      Type.String({ pattern: '^[0-9]{2,3}$', description: 'UNTDID 1001; 380 where absent (BT-3)' }),
    ),
    orderReference: Type.Optional(text(200, 'BT-13')),
    contractReference: Type.Optional(text(200, 'BT-12')),
    projectReference: Type.Optional(text(200, 'BT-11')),
    accountingReference: Type.Optional(text(200, 'BT-19')),
    precedingInvoices: Type.Optional(Type.Array(text(200, 'BT-25'), { maxItems: 100 })),
    period: Type.Optional(Period),
    deliveredOn: Type.Optional(calendarDate('BT-72')),
    paymentTerms: Type.Optional(text(2000, 'BT-20')),
    paymentInstructions: Type.Optional(Type.Array(PaymentInstructions, { maxItems: 10 })),
    exemptionReasons: Type.Optional(Type.Array(ExemptionReason, { maxItems: 10 })),
  },
  closed,
);

export type Tax = Static<typeof Tax>;
export type AllowanceOrCharge = Static<typeof AllowanceOrCharge>;
export type DocumentAllowanceOrCharge = Static<typeof DocumentAllowanceOrCharge>;
export type Line = Static<typeof Line>;
export type Party = Static<typeof Party>;
export type Customer = Static<typeof Customer>;
export type InvoiceContent = Static<typeof InvoiceContent>;
