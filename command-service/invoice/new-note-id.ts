import { derivedId } from '../../events/streams.ts';
import { type CommandContext, nameFor, refuseUnrepeatable } from '../handling/command-context.ts';

/**
 * The id of a credit note that the client has not named: the same for the same Idempotency-Key; without a key, for the same document. A
 * number is registered once.
 * @param owner the id of the invoice or of the customer whose note it is
 * @param identity of the document, if one was sent
 * @throws IdempotencyKeyMissing
 */
export function newNoteId(
  context: CommandContext,
  owner: string,
  { number }: { number?: string },
  identity: string | undefined,
): string {
  if (context.key === undefined && identity !== undefined) return derivedId(owner, 'credit-note', 'document', identity);
  if (number === undefined) refuseUnrepeatable(context, 'creditNoteId');
  return nameFor(context, owner, 'credit-note');
}
