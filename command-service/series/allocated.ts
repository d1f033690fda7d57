import { withComputedAmounts } from '../../events/document/totals.ts';
import type { IssuedDocument } from '../../events/invoice.ts';
import type { Invoice } from '../../events/invoice-state.ts';
import type { Metadata } from '../../events/recorded.ts';
import type { NumberAllocated } from '../../events/series.ts';
import { derivedId } from '../../events/streams.ts';
import { IdempotencyKeyReused, type Outcome } from '../handling/handle-command.ts';
import { type Identified, numberOf, registerAs } from '../invoice/register-as.ts';
import { runStep } from '../invoice/run-command.ts';
import type { Ledger } from '../ledger.ts';

type Registration = Pick<NumberAllocated['data'], 'invoiceId' | 'digest' | 'keys'> & { document: IssuedDocument };

/** The registration that an event of a number carries. */
export function identifiedBy({ invoiceId, document, digest, keys }: Registration, metadata: Metadata): Identified {
  const [key = `invoice:${invoiceId}`, ...otherKeys] = keys;
  return { invoiceId, document, envelope: { metadata, keys: [key, ...otherKeys], digest, startsStream: true } };
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
  try {
    return await registerAs(ledger, identifiedBy({ ...allocated, document: documentOf(allocated) }, cause));
  } catch (error) {
    const isUnused = error instanceof IdempotencyKeyReused && (await numberOf(ledger, invoiceId)) !== number;
    if (isUnused) await registerVoid(ledger, allocated, cause);
    throw error;
  }
}

/** The document of the invoice that an allocated number is for. @throws AmountTooLarge */
export const documentOf = ({ content, number }: NumberAllocated['data']): IssuedDocument =>
  withComputedAmounts({ ...content, number });

/** The id of the void invoice that uses a number whose own invoice cannot have it. */
export const voidInvoiceOf = (number: string): string => derivedId('series', number);

/** Another invoice was registered under the id after the number was allocated. A void invoice uses the number, so that it is no gap. */
async function registerVoid(ledger: Ledger, allocated: NumberAllocated['data'], cause: Metadata): Promise<void> {
  const { content, number } = allocated;
  const effectiveOn = content.issuedOn;
  const invoiceId = voidInvoiceOf(number);
  const register = { type: 'register', invoiceId } as const;
  await runStep(
    ledger,
    cause,
    invoiceId,
    { ...register, document: documentOf(allocated) },
    // with the digest of earlier versions, whose command had no amounts
    { key: `register:${invoiceId}`, content: { ...register, content: { ...content, number } }, effectiveOn },
  );
  const reason = 'another invoice was registered under its id';
  const voided = { type: 'void', voidedOn: effectiveOn, reason } as const;
  await runStep(ledger, cause, invoiceId, voided, { key: `void:${invoiceId}`, effectiveOn });
}
