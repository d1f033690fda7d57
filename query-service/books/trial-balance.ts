import { type Kysely, sql } from 'kysely';
import { type Static, Type } from 'typebox';
import { accounts } from '../../events/accounts.ts';
import { InvoiceContent } from '../../events/document/document.ts';
import { exactSums, SumSchema } from '../../events/money/sum.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { type AsOf, BeforeTheBeginning } from '../as-of/bitemporal.ts';
import { bookedBy } from './balances.ts';

export const AccountName = Type.Enum(Object.keys(accounts) as (keyof typeof accounts)[], {
  description: Object.entries(accounts)
    .map(([account, about]) => `${account}: ${about}`)
    .join('; '),
});

export const TrialBalance = Type.Object(
  {
    currencies: Type.Array(
      Type.Object(
        {
          currency: InvoiceContent.properties.currency,
          accounts: Type.Array(
            Type.Object(
              {
                account: AccountName,
                debit: SumSchema('The sum of debits'),
                credit: SumSchema('The sum of credits'),
                balance: SumSchema('debit − credit'),
              },
              { title: 'AccountBalance' },
            ),
          ),
          debit: SumSchema('The sum over all accounts'),
          credit: SumSchema('The sum over all accounts'),
          difference: SumSchema('debit − credit; always 0'),
        },
        { title: 'TrialBalanceOfCurrency' },
      ),
    ),
  },
  { title: 'TrialBalance', description: 'The accounts of each currency; in minor units' },
);
export type TrialBalance = Static<typeof TrialBalance>;

type Row = { currency: string } & TrialBalance['currencies'][number]['accounts'][number];

/** All accounts, by recording time and effective date. @throws BeforeTheBeginning */
export async function trialBalance(db: Kysely<BooksTables>, asOf: AsOf): Promise<TrialBalance> {
  const { rows } = await sql<Row>`
    select currency, account, sum(debit) as debit, sum(credit) as credit, sum(amount) as balance
    from (${bookedBy(asOf)}) booked group by currency, account order by currency, account`.execute(db);
  if (rows.length === 0) throw new BeforeTheBeginning('the ledger');
  const currencies = [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, of]) => {
    const debit = of.reduce((sum, row) => sum + BigInt(row.debit), 0n);
    const credit = of.reduce((sum, row) => sum + BigInt(row.credit), 0n);
    const accounts = of.map(({ currency: _, account, ...sums }) => ({ account, ...exactSums(sums) }));
    return { currency, accounts, ...exactSums({ debit, credit, difference: debit - credit }) };
  });
  return { currencies };
}
