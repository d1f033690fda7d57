import { type Kysely, sql } from 'kysely';
import { type Static, Type } from 'typebox';
import { accounts } from '../../events/accounts.ts';
import { InvoiceContent } from '../../events/document/document.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { type AsOf, BeforeTheBeginning } from '../as-of/bitemporal.ts';
import { bookedBy } from './balances.ts';

const minor = (description: string) => Type.Integer({ description });

export const AccountName = Type.Enum(Object.keys(accounts) as (keyof typeof accounts)[], {
  description: Object.entries(accounts)
    .map(([account, about]) => `${account}: ${about}`)
    .join('; '),
});

export const TrialBalance = Type.Object(
  {
    currencies: Type.Array(
      Type.Object({
        currency: InvoiceContent.properties.currency,
        accounts: Type.Array(
          Type.Object({
            account: AccountName,
            debit: minor('The sum of debits'),
            credit: minor('The sum of credits'),
            balance: minor('debit − credit'),
          }),
        ),
        debit: minor('The sum over all accounts'),
        credit: minor('The sum over all accounts'),
        difference: minor('debit − credit; always 0'),
      }),
    ),
  },
  { description: 'The accounts of each currency; in minor units' },
);
export type TrialBalance = Static<typeof TrialBalance>;

type Row = { currency: string } & TrialBalance['currencies'][number]['accounts'][number];

/** All accounts, by recording time and effective date. @throws BeforeTheBeginning */
export async function trialBalance(db: Kysely<BooksTables>, asOf: AsOf): Promise<TrialBalance> {
  const { rows } = await sql<Row>`
    select currency, account, sum(debit)::bigint as debit, sum(credit)::bigint as credit, sum(amount)::bigint as balance
    from (${bookedBy(asOf)}) booked group by currency, account order by currency, account`.execute(db);
  if (rows.length === 0) throw new BeforeTheBeginning('the ledger');
  const currencies = [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, of]) => {
    const debit = of.reduce((sum, row) => sum + row.debit, 0);
    const credit = of.reduce((sum, row) => sum + row.credit, 0);
    return { currency, accounts: of.map(({ currency: _, ...row }) => row), debit, credit, difference: debit - credit };
  });
  return { currencies };
}
