// Why the files of a data folder cannot be written, in plain words. SQLite says "unable to open database file" for each of these, and
// a read-only mount answers mkdir with ENOENT.

import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, resolve } from 'node:path';

/** Why nothing can be written at a path, and what to do; undefined if it can. @param path a file or folder that need not exist yet */
export function whyUnwritable(path: string): string | undefined {
  const place = nearest(resolve(path));
  const isFolder = statSync(place).isDirectory();
  if (!isFolder && place !== resolve(path)) return `${place} is a file, not a folder`;
  try {
    accessSync(place, constants.R_OK | constants.W_OK | (isFolder ? constants.X_OK : 0));
  } catch (error) {
    return reasonOf(error as NodeJS.ErrnoException, place, userInfo().username);
  }
  return statfsSync(place).bavail === 0 ? `the disk of ${place} is full: free some space` : undefined;
}

/** The path itself, or the nearest folder above it that exists. */
const nearest = (path: string): string => (existsSync(path) ? path : nearest(dirname(path)));

/** @param error of access(2) */
export function reasonOf({ code, message }: NodeJS.ErrnoException, place: string, user: string): string {
  if (code === 'EROFS') return `${place} is on a file system that is mounted read-only: mount it read-write`;
  if (code === 'EACCES' || code === 'EPERM') {
    return `the user ${user} may not write to ${place}: make that user its owner (chown), or run the program as another user`;
  }
  return message;
}
