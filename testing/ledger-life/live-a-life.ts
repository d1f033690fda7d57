// Whatever can happen to invoices, credit and payments, asked of a command service over HTTP by several clients at once.

import { oneOfEach } from './one-of-each.ts';
import { poster } from './post.ts';
import { someCommands } from './some-commands.ts';

const clients = 4;

/** @param commands how many are tried; those that the ledger refuses are none the less a part of the test */
export async function liveALife(commandUrl: string, commands: number, random: () => number): Promise<void> {
  const post = poster(commandUrl);
  await oneOfEach(post);
  const ledger = someCommands(post, random);
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let i = 0; i < commands / clients; i++) await ledger.next();
    }),
  );
}
