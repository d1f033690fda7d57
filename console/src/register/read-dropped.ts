import { answerOf, commands } from '../api/client.ts';
import type { ReadDocument } from './read-document.ts';

/** An invoice that was dropped as XML, and whether an invoice was registered from the same. */
export type Dropped = { found: ReadDocument; isSame: (invoiceId: string) => Promise<boolean> };

/** Loads the reader of documents, and reads one. @throws what `invoiceFromXml` throws; Problem, Unreachable */
export async function readDropped(bytes: Uint8Array<ArrayBuffer>): Promise<Dropped> {
  const [{ invoiceFromXml }, { isRegisteredAs }, { customerIds }] = await Promise.all([
    import('./read-document.ts'),
    import('./registered-from.ts'),
    answerOf(commands.GET('/customer-ids')),
  ]);
  const found = invoiceFromXml(bytes, customerIds);
  return { found, isSame: (invoiceId) => isRegisteredAs(invoiceId, found.content, customerIds) };
}
