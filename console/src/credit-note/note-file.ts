import type { DocumentFile } from '../ui/document/file.ts';
import type { ReadNote } from './read-note.ts';

/** A credit note as a file, and what it says if it is XML. A PDF is read by the service alone. */
export type NoteFile = DocumentFile & { read?: ReadNote };
