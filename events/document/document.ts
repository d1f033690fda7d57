import { type Static, Type } from 'typebox';
import { SupportingDocument } from './attachment.ts';
import {
  closed,
  currency,
  decimal,
  divisor,
  Identifier,
  identifier,
  longText,
  pathIdentifier,
  plainDecimal,
  signedAmount,
  text,
} from './field.ts';
import { Item } from './item.ts';
import { Delivery, Party, Payee, TaxRepresentative } from './party.ts';
import { PaymentInstructions } from './payment-instructions.ts';

// The content of an invoice, by the business terms (BT) and groups (BG) of EN 16931-1. One schema validates, types and documents it.
//
// EN 16931 bounds neither texts nor lists. Bounds here are those of codes, and of what the ledger searches by or names streams after: the
// number, the buyer's reference, the customer. All else is bounded by the event, which the event store takes up to 1 MiB.

/** A calendar date that exists, by the format `date` of JSON Schema; years 1000 to 9999. */
export const calendarDate = (description: string) => Type.String({ format: 'date', pattern: '^[1-9]', description });

export const Tax = Type.Object(
  {
    category: Type.Enum(['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'B'], {
      description: 'UNTDID 5305 code of the VAT category, as EN 16931 restricts it (BT-151)',
    }),
    rate: Type.Optional(plainDecimal('Percent, such as "19"; default 0 (BT-152)')),
  },
  { title: 'TaxCategory', ...closed },
);

export const AllowanceOrCharge = Type.Object(
  {
    amount: signedAmount('In minor units; below 0 on an invoice that takes back (BT-92, BT-99, BT-136, BT-141)'),
    reason: Type.Optional(longText('Reason (BT-97, BT-104, BT-139, BT-144)')),
    reasonCode: Type.Optional(text(10, 'UNTDID 5189 for allowances, 7161 for charges')),
    base: Type.Optional(
      signedAmount('The amount that the percentage applies to, in minor units (BT-93, BT-100, BT-137, BT-142)'),
    ),
    percent: Type.Optional(decimal('Percentage; it may be below 0 (BT-94, BT-101, BT-138, BT-143)')),
  },
  { title: 'LineAllowanceOrCharge', ...closed },
);

export const DocumentAllowanceOrCharge = Type.Object(
  { ...AllowanceOrCharge.properties, tax: Tax },
  { title: 'AllowanceOrCharge', ...closed },
);

export const Period = Type.Object(
  {
    from: Type.Optional(calendarDate('First day of the period (BT-73, BT-134)')),
    until: Type.Optional(calendarDate('Last day of the period (BT-74, BT-135)')),
  },
  { title: 'Period', ...closed },
);

export const Line = Type.Object(
  {
    id: Type.Optional(longText('BT-126; if absent, the number of the line in the list, from 1')),
    description: longText('What was sold (BT-153)'),
    note: Type.Optional(longText('Note on the line (BT-127)')),
    quantity: decimal('Invoiced quantity (BT-129)'),
    unit: Type.Optional(text(10, 'UN/ECE Recommendation 20 code; default C62 (one) (BT-130)')),
    returned: Type.Optional(
      Type.Literal(true, { description: 'The net amount is deducted although the quantity is not negative' }),
    ),
    unitPrice: plainDecimal('Net price of the base quantity in minor units; may have decimals (BT-146)'),
    baseQuantity: Type.Optional(
      divisor(
        'The number of units that the price is for; default 1; below 0 only outside Peppol and XRechnung (BT-149)',
      ),
    ),
    baseQuantityUnit: Type.Optional(
      text(
        10,
        'The unit of the base quantity, if it is not that of the line. Only UBL and CII may state it: the price does not say the net amount (BT-150)',
      ),
    ),
    tax: Tax,
    allowances: Type.Optional(Type.Array(AllowanceOrCharge)),
    charges: Type.Optional(Type.Array(AllowanceOrCharge)),
    period: Type.Optional(Period),
    orderLine: Type.Optional(longText('The line of the order (BT-132)')),
    accountingReference: Type.Optional(longText('Buyer accounting reference of the line (BT-133)')),
    object: Type.Optional(Identifier),
    ...Item.properties,
  },
  { title: 'InvoiceLine', ...closed },
);

/** In characters. Lists of customers have an index of the names, which bounds them. */
export const longestCustomerName = 300;

export const Customer = Type.Object(
  {
    id: pathIdentifier(
      100,
      'The id of the customer in your books; no invisible characters, no blanks at its ends, no slash, not "." or ".."',
    ),
    name: text(longestCustomerName, 'As printed on the invoice'),
  },
  { title: 'Customer', ...closed },
);

const ExemptionReason = Type.Object(
  {
    category: Tax.properties.category,
    reason: Type.Optional(longText('Reason why no tax is due, as text (BT-120)')),
    code: Type.Optional(text(30, 'Reason why no tax is due, as a code of the list VATEX (BT-121)')),
    rate: Type.Optional(
      Type.Literal('0', {
        description:
          'Only of category O, which has no rate: its tax group says 0 (BT-119), as XRechnung requires (BR-DE-14)',
      }),
    ),
  },
  { title: 'ExemptionReason', ...closed },
);

/** An earlier invoice that this document refers to (BG-3). */
export const PrecedingInvoice = Type.Object(
  {
    number: longText('Number of the preceding invoice (BT-25)'),
    issuedOn: Type.Optional(calendarDate('Issue date of the preceding invoice (BT-26)')),
  },
  { title: 'PrecedingInvoice', ...closed },
);

const reference = (description: string) => Type.Optional(longText(description));

/** The content of an invoice, without its id and its totals, which follow from the content. */
export const InvoiceContent = Type.Object(
  {
    number: Type.Optional(identifier(100, 'Invoice number (BT-1)')),
    customer: Customer,
    customerIdIsInternal: Type.Optional(
      Type.Literal(true, {
        description: 'The customer id is not an identifier of the buyer, so documents do not have it as such (BT-46)',
      }),
    ),
    currency: currency('BT-5'),
    issuedOn: calendarDate('In the time zone of the seller (BT-2)'),
    dueOn: Type.Optional(calendarDate('Payment due date (BT-9)')),
    lines: Type.Array(Line, { minItems: 1 }),
    allowances: Type.Optional(
      Type.Array(DocumentAllowanceOrCharge, { description: 'Allowances on the document (BG-20)' }),
    ),
    charges: Type.Optional(Type.Array(DocumentAllowanceOrCharge, { description: 'Charges on the document (BG-21)' })),
    prepaid: Type.Optional(
      signedAmount(
        'Paid before the invoice was issued, in minor units; below 0 on an invoice that takes back (BT-113). What exceeds the total becomes customer credit',
      ),
    ),
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
    payee: Type.Optional(Payee),
    taxRepresentative: Type.Optional(TaxRepresentative),
    notes: Type.Optional(Type.Array(longText('Text of the note (BT-22)'))),
    typeCode: Type.Optional(Type.String({ pattern: '^[0-9]{2,3}$', description: 'UNTDID 1001; default 380 (BT-3)' })),
    orderReference: reference('Purchase order reference (BT-13)'),
    salesOrderReference: reference('Sales order reference (BT-14)'),
    contractReference: reference('Contract reference (BT-12)'),
    projectReference: reference('Project reference (BT-11)'),
    receiptReference: reference('Receiving advice (BT-15)'),
    despatchReference: reference('Despatch advice (BT-16)'),
    tenderReference: reference('Tender or lot (BT-17)'),
    accountingReference: reference('Buyer accounting reference (BT-19)'),
    object: Type.Optional(Identifier),
    precedingInvoices: Type.Optional(Type.Array(PrecedingInvoice)),
    supportingDocuments: Type.Optional(Type.Array(SupportingDocument)),
    period: Type.Optional(Period),
    deliveredOn: Type.Optional(calendarDate('Actual delivery date (BT-72)')),
    delivery: Type.Optional(Delivery),
    taxPointOn: Type.Optional(calendarDate('The date on which the tax becomes due (BT-7)')),
    taxPointCode: Type.Optional(Type.Enum(['3', '35', '432'], { description: 'UNTDID 2005, instead of BT-7 (BT-8)' })),
    accountingTax: Type.Optional(
      Type.Object(
        {
          currency: currency('BT-6'),
          amount: signedAmount('The tax total in minor units of that currency (BT-111)'),
        },
        { ...closed, description: "The tax in the seller's accounting currency" },
      ),
    ),
    paymentTerms: Type.Optional(longText('Payment terms (BT-20)')),
    paymentInstructions: Type.Optional(Type.Array(PaymentInstructions)),
    exemptionReasons: Type.Optional(Type.Array(ExemptionReason)),
    process: Type.Optional(longText('Business process (BT-23)')),
    specification: Type.Optional(longText('The specification that the document claims to follow (BT-24)')),
  },
  closed,
);

export type Tax = Static<typeof Tax>;
export type AllowanceOrCharge = Static<typeof AllowanceOrCharge>;
export type DocumentAllowanceOrCharge = Static<typeof DocumentAllowanceOrCharge>;
export type Line = Static<typeof Line>;
export type Customer = Static<typeof Customer>;
export type InvoiceContent = Static<typeof InvoiceContent>;
/** What rules and totals look at: all but whose document it is, and what is attached, with or without its content. */
export type Terms = Omit<InvoiceContent, 'customer' | 'supportingDocuments'>;
