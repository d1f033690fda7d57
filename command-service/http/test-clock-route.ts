import { Type } from 'typebox';
import { closed, instant } from '../../events/document/field.ts';
import type { Service } from '../../platform/http/service.ts';
import type { TestClock } from '../../platform/process/test-clock.ts';

const Now = Type.Object({ now: instant('The time of the test clock') }, { title: 'TestClock', ...closed });

/** Reads and moves the clock of a test ledger. Other ledgers do not have these routes. */
export function testClockRoutes(service: Service, clock: TestClock): void {
  const shown = () => ({ now: clock.now().toISOString() });
  service.get(
    '/test-clock',
    {
      config: { scope: 'open' },
      schema: { tags: ['seller'], operationId: 'getTestClock', summary: 'Get the time', response: { 200: Now } },
    },
    async () => shown(),
  );
  service.put(
    '/test-clock',
    {
      config: {
        scope: 'operations:write',
        problems: { 409: 'test-clock-back', 422: 'test-clock-too-far' },
        command: { name: 'move-test-clock', source: 'http' },
      },
      schema: {
        tags: ['seller'],
        operationId: 'moveTestClock',
        summary: 'Move the clock of the test ledger forward',
        body: Now,
        response: { 200: Now },
      },
    },
    async ({ body }) => {
      clock.moveTo(new Date(body.now));
      return shown();
    },
  );
}
