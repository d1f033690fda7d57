import type { InvoiceContent } from '../../events/document/document.ts';
import type { Invoice } from '../../events/invoice-state.ts';
import type { Metadata } from '../../events/recorded.ts';
import type { NumberAllocated } from '../../events/series.ts';
import { derivedId } from '../../events/streams.ts';
import { IdempotencyKeyReused, type Outcome } from '../handling/handle-command.ts';
import { type Identified, numberOf, registerAs } from '../invoice/register-as.ts';
import { runStep } from '../invoice/run-command.ts';
import type { Ledger } from '../ledger.ts';

type Registration = Pick<NumberAllocated['data'], 'invoiceId' | 'content' | 'digest' | 'keys'>;

/** The registration that an event of a number carries. */
export function identifiedBy({ invoiceId, content, digest, keys }: Registration, metadata: Metadata): Identified {
  const [key = `invoice:${invoiceId}`, ...otherKeys] = keys;
  return { invoiceId, content, envelope: { metadata, keys: [key, ...otherKeys], digest, startsStream: true } };
}

/** Registers the invoice of an allocated number, unless it is registered. @returns the id of the invoice that has the number */
export async function completeAllocated(
  ledger: Ledger,
  allocated: NumberAllocated['data'],
  cause: Metadata,
): Promise<string> {
  const { invoiceId, number } = allocated;
  try {
    await registerAllocated(ledger, allocated, cause);
    return invoiceId;
  } catch (error) {
    if (!(error instanceof IdempotencyKeyReused)) throw error;
    return (await numberOf(ledger, invoiceId)) === number ? invoiceId : voidInvoiceOf(number);
  }
}

/** @throws IdempotencyKeyReused if another invoice has the id, after a void invoice was registered for the number */
export async function registerAllocated(
  ledger: Ledger,
  allocated: NumberAllocated['data'],
  cause: Metadata,
): Promise<Outcome<Invoice>> {
  const { invoiceId, number } = allocated;
  const content = { ...allocated.content, number };
  try {
    return await registerAs(ledger, identifiedBy({ ...allocated, content }, cause));
  } catch (error) {
    const isUnused = error instanceof IdempotencyKeyReused && (await numberOf(ledger, invoiceId)) !== number;
    if (isUnused) await registerVoid(ledger, content, cause);
    throw error;
  }
}

/** The id of the void invoice that uses a number whose own invoice cannot have it. */
export const voidInvoiceOf = (number: string): string => derivedId('series', number);

/** Another invoice was registered under the id after the number was allocated. A void invoice uses the number, so that it is no gap. */
async function registerVoid(
  ledger: Ledger,
  content: InvoiceContent & { number: string },
  cause: Metadata,
): Promise<void> {
  const invoiceId = voidInvoiceOf(content.number);
  const voided = {
    type: 'void',
    voidedOn: content.issuedOn,
    reason: 'another invoice was registered under its id',
  } as const;
  for (const command of [{ type: 'register', invoiceId, content } as const, voided]) {
    const step = { key: `${command.type}:${invoiceId}`, effectiveOn: content.issuedOn };
    await runStep(ledger, cause, invoiceId, command, step);
  }
}
