// Who may do what with a stream. The last event of $settings has the rights of all streams, and the metadata of $all those of $all:
// both are read from the log, where deploy/event-store-users.ts writes them. A stream's own `$acl` is not looked at: the ledger has none.

import { BACKWARDS, END, type EventStoreDBClient, StreamNotFoundError } from '@eventstore/db-client';
import { administrators, type User } from './users.ts';

export type Deed = '$r' | '$w' | '$d' | '$mr' | '$mw';
type Acl = Partial<Record<Deed, string | string[]>>;
type Settings = { $userStreamAcl?: Acl; $systemStreamAcl?: Acl };

/** The role of every user. */
const everybody = '$all';
const open: Acl = { $r: everybody, $w: everybody, $d: everybody, $mr: everybody, $mw: everybody };
const closed: Acl = {};

/** Whether a user may do something with a stream. Administrators may do everything. @param log signs in nowhere: it asks the store behind the front */
export async function may(user: User, deed: Deed, stream: string, log: EventStoreDBClient): Promise<boolean> {
  if (user.groups.includes(administrators)) return true;
  if (stream.startsWith('$$')) return may(user, deed === '$r' ? '$mr' : '$mw', stream.slice(2), log);
  const allowed = (await aclOf(stream, log))[deed] ?? [];
  return [allowed].flat().some((role) => role === everybody || role === user.login || user.groups.includes(role));
}

async function aclOf(stream: string, log: EventStoreDBClient): Promise<Acl> {
  if (stream === '$all') return (await last<{ $acl?: Acl }>('$$$all', log))?.$acl ?? closed;
  const { $userStreamAcl = open, $systemStreamAcl = closed } = (await last<Settings>('$settings', log)) ?? {};
  return stream.startsWith('$') ? $systemStreamAcl : $userStreamAcl;
}

/** The data of the last event of a stream. */
async function last<Data>(stream: string, log: EventStoreDBClient): Promise<Data | undefined> {
  let data: unknown;
  try {
    // to its end: the client waits for ever, when it is disposed of, for a read that was left
    for await (const { event } of log.readStream(stream, { direction: BACKWARDS, fromRevision: END, maxCount: 1 }))
      data = event?.data;
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  }
  return data as Data | undefined;
}
