import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, inject, it } from 'vitest';

const { commandUrl, queryUrl } = inject('ledger');
const main = new URL('../scripts/demo.ts', import.meta.url).pathname;

const demo = async (env: Record<string, string> = {}): Promise<string> => {
  const ports = { COMMAND_PORT: new URL(commandUrl).port, QUERY_PORT: new URL(queryUrl).port };
  const options = { env: { ...process.env, ...ports, ...env }, timeout: 200_000 };
  const { stdout } = await promisify(execFile)(process.execPath, [main], options);
  return stdout;
};

describe('npm run demo', () => {
  it('registers five invoices, pays the first in part and the second, and shows what is left; again, it shows the same', async () => {
    const said = await demo();
    const rows = said.split('\n').map((line) => line.trim().split(/ {2,}/));
    expect(rows).toContainEqual(['INV-1', 'Acme', '1000.00', '900.00', '100.00', 'EUR', 'partially-paid']);
    expect(rows).toContainEqual(['INV-2', 'Globex', '5000.00', '5000.00', '0.00', 'EUR', 'paid']);
    expect(rows).toContainEqual(['Acme', '1700.00', '900.00', '800.00', 'EUR', '3']);
    expect(rows).toContainEqual(['Globex', '5600.00', '5000.00', '600.00', 'EUR', '1']);
    expect(said).toMatch(/PaymentApplied +1000\.00 +100\.00/);
    expect(await demo()).toBe(said);
  });

  it('says in a line what to do where no ledger runs', async () => {
    await expect(demo({ COMMAND_PORT: '1' })).rejects.toMatchObject({
      code: 1,
      stderr: 'no ledger answers at http://127.0.0.1:1: start it with npm start, in another terminal\n',
    });
  });
});
