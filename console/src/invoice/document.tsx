// The document as issued, which is also what is printed. Payments and other events do not change it.

import type { ReactNode } from 'react';
import type { Currency } from '../../../events/money/currency.ts';
import { unitPrice } from '../format/money.ts';
import { count as number } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import { Table } from '../ui/list/table.tsx';
import { Day, Figure, Money } from '../ui/values.tsx';
import type { InvoiceAnswer } from './reads.ts';

type Party = NonNullable<InvoiceAnswer['seller']>;
type Adjustment = NonNullable<InvoiceAnswer['allowances']>[number];

/** What is shown of a document: an invoice, or a credit note on the account of a customer. */
export type ShownDocument = Pick<
  InvoiceAnswer,
  | ('number' | 'currency' | 'issuedOn' | 'dueOn' | 'reference' | 'customer' | 'seller' | 'buyer')
  | ('lines' | 'allowances' | 'charges' | 'taxes' | 'totals' | 'paymentTerms' | 'notes')
>;

/** @param children stand at its end, such as what is attached to it */
export function DocumentView({
  kind,
  document,
  children,
}: {
  kind: keyof typeof texts.document.titles;
  document: ShownDocument;
  children: ReactNode;
}) {
  const { number, currency, customer, seller, buyer, issuedOn, dueOn, reference, notes, paymentTerms } = document;
  return (
    <section className="card document" aria-label={texts.document.label}>
      <header className="document-head">
        <div>
          <h2>
            {texts.document.titles[kind]} {number}
          </h2>
          <p className="soft">{texts.document.asIssued}</p>
        </div>
        <dl>
          <Term name={texts.fields.issuedOn}>
            <Day on={issuedOn} />
          </Term>
          {dueOn !== undefined && (
            <Term name={texts.fields.dueOn}>
              <Day on={dueOn} />
            </Term>
          )}
          {reference !== undefined && <Term name={texts.fields.reference}>{reference}</Term>}
          <Term name={texts.fields.currency}>{currency}</Term>
        </dl>
      </header>
      <div className="document-parties">
        {seller !== undefined && <PartyView role={texts.document.seller} party={seller} />}
        <PartyView role={texts.document.buyer} party={buyer ?? { name: customer.name }} id={customer.id} />
      </div>
      <Lines document={document} />
      <div className="document-sums">
        <Taxes document={document} />
        <Totals document={document} />
      </div>
      {paymentTerms !== undefined && <p>{paymentTerms}</p>}
      {notes?.map((note) => (
        <p key={note} className="document-note">
          {note}
        </p>
      ))}
      {children}
    </section>
  );
}

const Term = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function PartyView({ role, party, id }: { role: string; party: Party; id?: string }) {
  const { name, address, vatId } = party;
  const lines = address && [
    address.street,
    address.additionalStreet,
    address.line,
    [address.postCode, address.city].filter(Boolean).join(' '),
    [address.subdivision, address.country].filter(Boolean).join(' '),
  ];
  return (
    <div>
      <p className="label">{role}</p>
      <p>
        <strong>{name}</strong>
      </p>
      {lines?.filter(Boolean).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {vatId !== undefined && <p className="soft">{vatId}</p>}
      {id !== undefined && <p className="soft">{id}</p>}
    </div>
  );
}

const Lines = ({ document: { lines, currency } }: { document: ShownDocument }) => (
  <Table
    caption={texts.document.lines}
    className="document-lines"
    rows={lines}
    keyOf={(_, index) => index}
    columns={[
      {
        head: texts.document.description,
        cell: ({ description, note, allowances = [], charges = [] }) => (
          <>
            {description}
            {note !== undefined && <div className="soft">{note}</div>}
            {[...allowances.map(minus), ...charges].map(({ reason, amount }) => (
              <div key={`${reason} ${amount}`} className="soft">
                {reason ?? (amount < 0 ? texts.document.allowance : texts.document.charge)}{' '}
                <Figure amount={amount} currency={currency} />
              </div>
            ))}
          </>
        ),
      },
      {
        head: texts.document.quantity,
        isFigure: true,
        cell: ({ returned, quantity, unit }) => (
          <>
            {returned && '−'}
            {number(Number(quantity))} {unit !== undefined && unit !== 'C62' && unit}
          </>
        ),
      },
      {
        head: texts.document.unitPrice,
        isFigure: true,
        cell: ({ unitPrice: price, baseQuantity, baseQuantityUnit: unit = '' }) =>
          `${unitPrice(price, currency)}${baseQuantity === undefined ? '' : ` / ${number(Number(baseQuantity))} ${unit}`.trimEnd()}`,
      },
      { head: texts.document.tax, isFigure: true, cell: ({ tax }) => taxText(tax) },
      { head: currency, currency, amount: ({ net }) => net },
    ]}
  />
);

const minus = <Item extends { amount: number }>(item: Item): Item => ({ ...item, amount: -item.amount });

const taxText = ({ category, rate = '0' }: { category: string; rate?: string }): string =>
  category === 'S' ? `${rate} %` : `${category} ${rate} %`;

const Taxes = ({ document: { taxes, currency } }: { document: ShownDocument }) => (
  <Table
    caption={texts.document.taxes}
    className="document-taxes"
    rows={taxes}
    keyOf={taxText}
    columns={[
      { head: texts.document.tax, cell: taxText },
      { head: texts.document.taxable, currency, amount: ({ taxable }) => taxable },
      { head: texts.document.taxAmount, currency, amount: ({ tax }) => tax },
    ]}
  />
);

function Totals({ document: { totals, allowances, charges, currency } }: { document: ShownDocument }) {
  const adjustments: Adjustment[] = [...(allowances ?? []).map(minus), ...(charges ?? [])];
  return (
    <dl className="totals">
      <Sum name={texts.totals.lines} amount={totals.lines} currency={currency} />
      {adjustments.map(({ reason, amount }) => (
        <Sum
          key={`${reason} ${amount}`}
          name={reason ?? (amount < 0 ? texts.document.allowance : texts.document.charge)}
          amount={amount}
          currency={currency}
        />
      ))}
      <Sum name={texts.totals.taxExclusive} amount={totals.taxExclusive} currency={currency} />
      <Sum name={texts.totals.tax} amount={totals.tax} currency={currency} />
      {totals.prepaid !== 0 && <Sum name={texts.totals.prepaid} amount={-totals.prepaid} currency={currency} />}
      {totals.rounding !== undefined && (
        <Sum name={texts.totals.rounding} amount={totals.rounding} currency={currency} />
      )}
      <div className="totals-payable">
        <dt>{texts.totals.payable}</dt>
        <dd>
          <Money amount={totals.payable} currency={currency} />
        </dd>
      </div>
    </dl>
  );
}

const Sum = ({ name, amount, currency }: { name: string; amount: number; currency: Currency }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <Figure amount={amount} currency={currency} />
    </dd>
  </div>
);
