import { DatabaseSync } from 'node:sqlite';

type Place = {
  stream: string;
  revision: number;
  column: 'stream' | 'type' | 'id' | 'response';
  /** Its first byte is changed. */
  text: string;
};

/**
 * Changes a byte of an event in the log of an embedded event store that is stopped, as a failing disk could: SQLite does not notice.
 * @param log the file
 */
export function changeByte(log: string, { stream, revision, column, text }: Place): void {
  const db = new DatabaseSync(log);
  const event = 'stream = ? AND revision = ?';
  const { value } = db.prepare(`SELECT ${column} AS value FROM events WHERE ${event}`).get(stream, revision) ?? {};
  const bytes = Buffer.from(value as string | Uint8Array<ArrayBuffer>);
  const at = bytes.indexOf(text);
  if (at < 0) throw new Error(`${column} of event ${revision} of ${stream} does not contain ${text}`);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  const changed = column === 'response' ? bytes : bytes.toString();
  db.prepare(`UPDATE events SET ${column} = ? WHERE ${event}`).run(changed, stream, revision);
  db.close();
}
