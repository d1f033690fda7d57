/** An error of SQLite; `errcode` as in https://www.sqlite.org/rescode.html. */
export type DiskError = Error & { errcode: number };

export function isDiskError(error: unknown): error is DiskError {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR' && 'errcode' in error;
}

/** Whether the file is damaged: SQLITE_CORRUPT or SQLITE_NOTADB, of which extended codes have more bits. */
export const isDamage = ({ errcode }: DiskError): boolean => [11, 26].includes(errcode & 0xff);
