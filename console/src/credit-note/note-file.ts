import { answerOf, commands } from '../api/client.ts';
import type { DocumentFile } from '../ui/document/file.ts';
import type { ReadNote } from './read-note.ts';

/** A credit note as a file, and what it says if it is XML. A PDF is read by the service alone. */
export type NoteFile = DocumentFile & { read?: ReadNote };

/** @throws what `noteFromXml` throws for a file that is no credit note */
export async function readNoteFile(file: DocumentFile): Promise<NoteFile> {
  if (file.type === 'application/pdf') return file;
  const [{ noteFromXml }, { customerIds }] = await Promise.all([
    import('./read-note.ts'),
    answerOf(commands.GET('/customer-ids')),
  ]);
  return { ...file, read: noteFromXml(file.bytes, customerIds) };
}
