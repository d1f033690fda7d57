import { queryOptions } from '@tanstack/react-query';
import { type Answer, answerOf, queries } from '../api/client.ts';
import { asFile, type DocumentFormat } from '../ui/document/formats.ts';

export type NoteAnswer = Answer<'/customers/{customerId}/credit-notes/{creditNoteId}'>;
/** A credit note on the account of a customer. */
export type NoteName = { customerId: string; creditNoteId: string };

/** A note never changes. */
export const noteRead = (path: NoteName) =>
  queryOptions({
    queryKey: ['past', path.customerId, 'credit-note', path.creditNoteId],
    queryFn: ({ signal }): Promise<NoteAnswer> =>
      answerOf(
        queries.GET('/customers/{customerId}/credit-notes/{creditNoteId}', { params: { path }, signal }),
      ) as Promise<NoteAnswer>,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The note as a file. @throws Problem if it is not valid under EN 16931 */
export async function noteAs(path: NoteName, format: DocumentFormat): Promise<Blob> {
  const { query, init } = asFile(format);
  return (await answerOf(
    queries.GET('/customers/{customerId}/credit-notes/{creditNoteId}', { params: { path, query }, ...init }),
  )) as Blob;
}

/** The content of an attachment of the note. */
export async function attachmentOfNote(note: NoteName, sha256: string): Promise<Blob> {
  const init = { params: { path: { ...note, sha256 } }, parseAs: 'blob' } as const;
  return (await answerOf(
    queries.GET('/customers/{customerId}/credit-notes/{creditNoteId}/attachments/{sha256}', init),
  )) as unknown as Blob;
}
