// The commands for compose in docs/runbooks are run as they stand, each once. Those that this project cannot run are named with the reason.

import { globSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post } from '../../testing/http/client.ts';
import { invoiceOf } from '../../testing/http/requests.ts';
import { ledger, skipped, skippedTitle } from '../compose/composed.ts';

/** Pages with commands for parts that are not here: images that the tests do not start, or TLS. */
const elsewhere: Record<string, string> = {
  'BackupOverdue.md': 'the profile backup',
  'CertificateExpires.md': 'the event store of the tests has no TLS',
  'README.md': 'the profile observability',
  'ReplicaDown.md': 'the exporters are in the profile observability',
};

const folder = new URL('../../docs/runbooks/', import.meta.url);

/** The blocks of a page that begin with `# compose`. */
const blocksOf = (page: string): string[] =>
  [...readFileSync(new URL(page, folder), 'utf8').matchAll(/^```sh\n(# compose.*?)^```/gms)].map(
    ([, block = '']) => block,
  );

const pages = globSync('*.md', { cwd: folder })
  .map((path) => basename(path))
  .toSorted();
const blocks = new Map(pages.flatMap((page) => blocksOf(page).map((block) => [block, page] as const)));

describe.skipIf(skipped)(`the runbooks' commands${skippedTitle}`, () => {
  beforeAll(async () => {
    await post(`${ledger.commandUrl}/invoices`, invoiceOf(1_000));
    await deadLetter();
  });
  afterAll(() => ledger.up());

  /** A message that is no payment: it goes to the dead letters, whose page has something to show. */
  const deadLetter = () =>
    ledger.shell(
      `docker compose exec --no-TTY kafka bash -c 'printf "%s\\n" security.protocol=SASL_PLAINTEXT sasl.mechanism=PLAIN \\
        "sasl.jaas.config=$KAFKA_LISTENER_NAME_INSIDE_PLAIN_SASL_JAAS_CONFIG" > /tmp/client
      echo "{}" | /opt/kafka/bin/kafka-console-producer.sh --bootstrap-server kafka:9092 --producer.config /tmp/client --topic ledger.payments'`,
      tmpdir(),
    );

  const here = [...blocks].filter(([, page]) => elsewhere[page] === undefined).map(([block, page]) => [page, block]);

  it.each(here as [string, string][])('of %s run', async (_, block) => {
    await ledger.shell(block, tmpdir());
    if (/ (restart|--scale) /.test(block)) await ledger.up(); // until all are healthy again
  });

  it('are there for every alert but those of the disk, whose commands belong to the machine', () => {
    expect(pages.filter((page) => blocksOf(page).length === 0)).toEqual(['DiskFilling.md', 'DiskFull.md']);
    expect(pages).toEqual(expect.arrayContaining(Object.keys(elsewhere)));
  });
});
