import { createHash, randomBytes } from 'node:crypto';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AttachmentPartStored, attachmentStream, bytesOfPart } from '../../events/attachment.ts';
import type { Recorded } from '../../events/recorded.ts';
import { connectEventStore } from '../../platform/stores/event-store.ts';
import { readStream } from '../../platform/stores/read-stream.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { Refusal } from '../handling/refusal.ts';
import { registerInvoice } from '../invoice/register-invoice.ts';
import { seriesRegistrar } from '../series/register-in-series.ts';
import { registerCommand } from '../testing/invoice-lives.ts';
import { ledgerOn, someone } from '../testing/ledger.ts';
import { contentStore, type StoreContents } from './store.ts';

const metadata = {
  recordedAt: '2026-02-01T12:00:00.000Z',
  effectiveOn: '2026-02-01',
  actor: 'tester',
  correlationId: 'test',
};

let store: TestEventStore;
let client: EventStoreDBClient;
let another: EventStoreDBClient;
beforeAll(async () => {
  store = await startEventStore();
  [client, another] = [connectEventStore(store.url).client, connectEventStore(store.url).client];
});
afterAll(async () => {
  await Promise.all([client.dispose(), another.dispose()]);
  await store.stop();
});

/** A content of some parts and a half, which no other test has. */
const newContent = (parts = 3) => {
  const content = randomBytes((parts - 0.5) * bytesOfPart);
  return { content, sha256: createHash('sha256').update(content).digest('hex') };
};
const kept = (storing: StoreContents, { content, sha256 }: ReturnType<typeof newContent>) =>
  storing(new Map([[sha256, content]]), metadata);

async function partsOf(sha256: string): Promise<Recorded<AttachmentPartStored>[]> {
  const parts: Recorded<AttachmentPartStored>[] = [];
  await readStream<AttachmentPartStored>(client, attachmentStream(sha256), {}, (part) => parts.push(part));
  return parts;
}

async function isThereOnce({ content, sha256 }: ReturnType<typeof newContent>): Promise<void> {
  const parts = await partsOf(sha256);
  expect(parts.map(({ data }) => data.offset)).toEqual([0, bytesOfPart, 2 * bytesOfPart]);
  const whole = Buffer.concat(parts.map(({ data }) => Buffer.from(data.content, 'base64')));
  expect(whole.equals(content)).toBe(true);
}

/** A client of a process that dies before its append number `fatal`. */
function dying(fatal: number): EventStoreDBClient {
  let appends = 0;
  return new Proxy(client, {
    get(of, name) {
      if (name !== 'appendToStream') return Reflect.get(of, name);
      return (...asked: Parameters<EventStoreDBClient['appendToStream']>) =>
        ++appends === fatal ? Promise.reject(new Error('the process died')) : of.appendToStream(...asked);
    },
  });
}

describe('the content of an attachment', () => {
  it('is kept once, however often it comes', async () => {
    const file = newContent();
    const storing = contentStore(client);
    await kept(storing, file);
    await Promise.all([kept(storing, file), kept(storing, file), kept(contentStore(another), file)]);
    await isThereOnce(file);
  });

  it('is kept once if several processes bring it at the same time', async () => {
    const file = newContent();
    await Promise.all([client, another, client].map((one) => kept(contentStore(one), file)));
    await isThereOnce(file);
  });

  it.each([1, 2, 3])('is completed by the next try after a process died before part %i', async (fatal) => {
    const file = newContent();
    await expect(kept(contentStore(dying(fatal)), file)).rejects.toThrow('the process died');
    expect(await partsOf(file.sha256)).toHaveLength(fatal - 1);
    await kept(contentStore(another), file);
    await isThereOnce(file);
  });

  it('is not taken for kept after a try that failed', async () => {
    const file = newContent();
    const storing = contentStore(dying(2));
    await expect(kept(storing, file)).rejects.toThrow('the process died');
    await kept(storing, file);
    await isThereOnce(file);
  });

  it('says who brought it, and when', async () => {
    const file = newContent(1);
    await kept(contentStore(client), file);
    expect((await partsOf(file.sha256)).map(({ metadata }) => metadata)).toEqual([metadata]);
  });
});

describe('an invoice with an attachment', () => {
  const register = async (
    file: ReturnType<typeof newContent>,
    change: { issuedOn?: string; dueOn?: string; typeCode?: string } = {},
  ) => {
    const opened = ledgerOn(store.url); // on 1 February 2026
    const registering = registerInvoice(
      opened.ledger,
      seriesRegistrar(opened.ledger, opened.client),
      contentStore(opened.client),
    );
    const { document } = registerCommand({ number: `N-${file.sha256}`, ...change });
    const registration = { invoiceId: crypto.randomUUID(), document, contents: new Map([[file.sha256, file.content]]) };
    try {
      return await registering(someone, registration, document);
    } finally {
      await opened.client.dispose();
    }
  };

  it('is registered when its content is kept', async () => {
    const file = newContent();
    const { position } = await register(file);
    await isThereOnce(file);
    expect((await partsOf(file.sha256)).every((part) => part.position < position)).toBe(true);
  });

  it.each([
    ['with the type code of a credit note', { typeCode: '381' }],
    ['of a day in the future', { issuedOn: '2026-02-02', dueOn: '2026-03-01' }],
  ])('is refused before its content is kept: one %s', async (_, change) => {
    const file = newContent();
    await expect(register(file, change)).rejects.toThrow(Refusal);
    expect(await partsOf(file.sha256)).toEqual([]);
  });
});
