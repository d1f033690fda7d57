import { expect, it } from 'vitest';
import { impossible } from './impossible.ts';

it('an event that no case handles is shown in the error, with its position in the log', () => {
  const event = { type: 'InvoiceFramed', position: 7n };
  expect(() => impossible(event as never)).toThrow('no case handles {"type":"InvoiceFramed","position":"7"}');
});
