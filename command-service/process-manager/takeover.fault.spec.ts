// Two process managers as processes of their own: one works, and the other one takes over if it is killed, frozen or stopped.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFollowUps } from '../../platform/projection/follow-ups-checkpoint.ts';
import { get, post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer } from '../../testing/http/requests.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { creditOf, eventually, ledgerOn, overpayBeforeACrash, registerInvoice } from '../testing/ledger.ts';
import { startCommandService, startProcessManager, type TestService } from '../testing/service.ts';

type State = 'following' | 'standby';

describe('of two process managers', () => {
  let store: TestEventStore;
  let opened: ReturnType<typeof ledgerOn>;
  let commands: TestService;
  let managers: TestService[];
  beforeAll(async () => {
    store = await startEventStore();
    opened = ledgerOn(store.url);
    const start = () => startProcessManager(store.url);
    [commands, ...managers] = await Promise.all([startCommandService(store.url), start(), start()]);
  });
  afterAll(async () => {
    await opened.client.dispose();
    await Promise.all([commands, ...managers].map((one) => one[Symbol.asyncDispose]()));
    await store.stop();
  });

  async function stateOf({ url }: TestService): Promise<string | undefined> {
    const { body } = await get<{ dependencies: Record<string, { state?: string }> }>(`${url}/readyz`);
    return body.dependencies['follow-ups']?.state;
  }
  const isFollowing = (one: TestService) => eventually(async () => expect(await stateOf(one)).toBe('following'));
  const states = () => Promise.all(managers.map(stateOf));
  const become = (...expected: State[]) =>
    eventually(async () => expect((await states()).toSorted()).toEqual(expected.toSorted()));

  /** The one that works, and the one on standby. */
  async function ownerAndStandby(): Promise<[TestService, TestService]> {
    await become('following', 'standby');
    const isFirst = (await stateOf(managers[0] as TestService)) === 'following';
    const [owner, standby] = isFirst ? managers : managers.toReversed();
    return [owner, standby] as [TestService, TestService];
  }

  /** What a crashed command left to do is done, once. */
  async function somethingIsDone(): Promise<void> {
    const customerId = newCustomer();
    await overpayBeforeACrash(opened.ledger, await registerInvoice(opened.ledger, customerId));
    await eventually(async () => expect(await creditOf(opened.ledger, customerId)).toBe(12_000));
  }

  it('one works and the other one is on standby', async () => {
    await become('following', 'standby');
    await somethingIsDone();
  });

  it('the other one takes over if the one that works is killed, and a payment that relies on it is recorded', async () => {
    const [owner, standby] = await ownerAndStandby();
    await owner.kill();
    const invoice = invoiceOf(10_000);
    await post(`${commands.url}/invoices`, invoice);
    const payment = {
      customerId: invoice.customer.id,
      amount: 4_000,
      currency: 'EUR',
      receivedOn: invoice.issuedOn,
      method: 'cash',
    };
    expect(await post(`${commands.url}/payments`, { paymentId: crypto.randomUUID(), ...payment })).toMatchObject({
      status: 201,
      body: { allocations: [{ invoiceId: invoice.invoiceId, allocated: 4_000 }], credited: 0 },
    });
    await isFollowing(standby);
    managers = [standby, await startProcessManager(store.url)];
    await somethingIsDone();
  });

  it('the other one takes over if the one that works is frozen, which is on standby when it wakes', async () => {
    const [owner, standby] = await ownerAndStandby();
    process.kill(owner.pid, 'SIGSTOP');
    try {
      await somethingIsDone();
      await isFollowing(standby);
    } finally {
      process.kill(owner.pid, 'SIGCONT');
    }
    await eventually(async () => expect(await stateOf(owner)).toBe('standby'));
    await isFollowing(standby);
    await somethingIsDone();
  });

  it('the one that works hands over when it stops: its last checkpoint names no owner', async () => {
    const [owner, standby] = await ownerAndStandby();
    process.kill(standby.pid, 'SIGSTOP');
    try {
      expect(await owner.kill('SIGTERM')).toBe(0);
      expect((await readFollowUps(opened.client))?.owner).toBeUndefined();
    } finally {
      process.kill(standby.pid, 'SIGCONT');
    }
    await eventually(async () => expect(await stateOf(standby)).toBe('following'));
    managers = [standby, await startProcessManager(store.url)];
    await somethingIsDone();
  });
});
