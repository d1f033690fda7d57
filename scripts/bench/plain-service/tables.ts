// The tables of the plain service and its statements. Each command is one statement, so one transaction and one round trip: what it
// inserts and updates is committed together or not at all. Amounts are in minor units.
import pg from 'pg';

// Amounts are at most 2^53 − 1, by the schemas of requests.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** The space that is left in the pages of invoices keeps updates out of the indexes (HOT). */
export const tables = `
create table if not exists invoices (
  id uuid primary key,
  number text unique,
  customer text not null,
  currency text not null,
  payable bigint not null,
  amount_due bigint not null check (amount_due between 0 and payable),
  document jsonb not null
) with (fillfactor = 70);

create table if not exists payments (
  id text primary key,
  invoice uuid not null references invoices,
  amount bigint not null check (amount > 0),
  credited bigint not null check (credited between 0 and amount),
  received_on date not null,
  method text not null,
  reference text,
  amount_due bigint not null
);
create index if not exists payments_of_invoice on payments (invoice);

create table if not exists audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  invoice uuid not null,
  change jsonb not null
);
create index if not exists audit_of_invoice on audit (invoice);
`;

/** What an answer repeats of the document. */
const answered = `document -> 'number' as number, document -> 'totals' as totals, document -> 'taxes' as taxes`;

/** No row if there is an invoice with the id or the number. */
export const register = {
  name: 'register',
  text: `
    with invoice as (
      insert into invoices (id, number, customer, currency, payable, amount_due, document)
      values ($1, $2, $3, $4, $5, $5, $6) on conflict do nothing
      returning id, number, payable
    ), audited as (
      insert into audit (actor, action, invoice, change)
      select $7, 'register', id, jsonb_build_object('number', number, 'payable', payable) from invoice
    )
    select id from invoice`,
};

/** The invoice with the id, and whether it has this document. */
export const findInvoice = {
  name: 'find-invoice',
  text: 'select document = $2::jsonb as is_same from invoices where id = $1',
};

/**
 * What exceeds the amount due is credited to the customer. The update locks the invoice until the commit. No row if the invoice cannot be
 * paid. A payment with the same id violates the primary key.
 */
export const pay = {
  name: 'pay',
  text: `
    with invoice as (
      update invoices set amount_due = greatest(amount_due - $3::bigint, 0)
      where id = $1 and currency = $4 and amount_due > 0
      returning id, amount_due, document, greatest($3::bigint - old.amount_due, 0) as credited
    ), payment as (
      insert into payments (id, invoice, amount, credited, received_on, method, reference, amount_due)
      select $2, id, $3, credited, $5, $6, $7, amount_due from invoice
    ), audited as (
      insert into audit (actor, action, invoice, change)
      select $8, 'pay', id, jsonb_build_object('payment', $2::text, 'amount', $3::bigint, 'credited', credited, 'amountDue', amount_due)
      from invoice
    )
    select amount_due, ${answered} from invoice`,
};

/** The invoice, and the payment if there is one with the id. `is_same` says whether it is the same payment of the same invoice. */
export const findPayment = {
  name: 'find-payment',
  text: `
    select p.amount_due, ${answered}, i.currency, p.id is not null as is_known,
      (p.invoice, p.amount, p.received_on, p.method, p.reference, i.currency)
        is not distinct from ($1::uuid, $3::bigint, $5::date, $6::text, $7::text, $4::text) as is_same
    from invoices i left join payments p on p.id = $2 where i.id = $1`,
};
