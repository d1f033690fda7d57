// `npm run demo [UBL, CII OR PDF FILE …]`: registers five invoices in a ledger of `npm start` and records two payments. Running it again changes
// nothing, since the ids are the same.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { authorization } from '../processes/access/saved-token.ts';
import { readConfig } from '../processes/config.ts';
import { Ledger, Refused } from './demo/ledger.ts';
import { balances, history, invoices, printed } from './demo/reports.ts';
import { samples } from './demo/samples.ts';

const { COMMAND_PORT, QUERY_PORT, LEDGER_DATA } = readConfig(process.env);
const ledger = new Ledger(
  `http://127.0.0.1:${COMMAND_PORT}`,
  `http://127.0.0.1:${QUERY_PORT}`,
  authorization(process.env, LEDGER_DATA),
);

try {
  await tell();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function tell(): Promise<void> {
  const [first, second] = samples as [(typeof samples)[0], (typeof samples)[0]];
  for (const { invoice } of samples) await ledger.register(invoice);
  await ledger.pay(first.invoice.invoiceId, { ...first.payment, paymentId: 'demo-1' });
  await ledger.pay(second.invoice.invoiceId, { ...second.payment, paymentId: 'demo-2' });
  const received = await Promise.all(process.argv.slice(2).map(registerFile));

  const ids = [...samples.map(({ invoice }) => invoice.invoiceId), ...received.filter((id) => id !== undefined)];
  const views = await Promise.all(ids.map((id) => ledger.invoice(id)));
  const customers = [...new Set(views.map(({ customer }) => customer.id))];
  console.log(printed('Invoices', invoices(views)));
  console.log(printed('Customers', balances(await Promise.all(customers.map((id) => ledger.balance(id))))));
  console.log(printed('History of INV-1', history(await ledger.history(first.invoice.invoiceId), 'EUR')));
  console.log(`A payment of 900.00 for an invoice of 1000.00 leaves 100.00 due. The total of 1000.00 stays on record. The payment and
the change of state are separate events.`);
}

async function registerFile(path: string): Promise<string | undefined> {
  try {
    return await ledger.registerDocument(
      readFileSync(path),
      /\.pdf$/i.test(path) ? 'application/pdf' : 'application/xml',
    );
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.log(`${basename(path)} was refused: ${error.message}\n`);
    return undefined;
  }
}
