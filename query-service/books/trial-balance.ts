import { type Kysely, sql } from 'kysely';
import { type Static, Type } from 'typebox';
import { accounts } from '../../events/accounts.ts';
import { InvoiceContent } from '../../events/document/document.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { BeforeTheBeginning, type Clocks } from '../as-of/clocks.ts';
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
            debit: minor('All debits'),
            credit: minor('All credits'),
            balance: minor('debit − credit'),
          }),
        ),
        debit: minor('Of all accounts'),
        credit: minor('Of all accounts'),
        difference: minor('debit − credit: 0'),
      }),
    ),
  },
  { description: 'The accounts, a currency each; in minor units' },
);
export type TrialBalance = Static<typeof TrialBalance>;

type Row = { currency: string } & TrialBalance['currencies'][number]['accounts'][number];

/** All accounts as of both clocks. @throws BeforeTheBeginning */
export async function trialBalance(db: Kysely<BooksTables>, clocks: Clocks): Promise<TrialBalance> {
  const { rows } = await sql<Row>`
    select currency, account, sum(debit)::bigint as debit, sum(credit)::bigint as credit, sum(amount)::bigint as balance
    from (${bookedBy(clocks)}) booked group by currency, account order by currency, account`.execute(db);
  if (rows.length === 0) throw new BeforeTheBeginning('the ledger');
  const currencies = [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, of]) => {
    const debit = of.reduce((sum, row) => sum + row.debit, 0);
    const credit = of.reduce((sum, row) => sum + row.credit, 0);
    return { currency, accounts: of.map(({ currency: _, ...row }) => row), debit, credit, difference: debit - credit };
  });
  return { currencies };
}
