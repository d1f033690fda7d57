// Sends one command, as a request of its own or as the line of a batch.

import { type Answer, type Problem, post, send } from '../../testing/http/client.ts';
import type { Command } from './commands.ts';
import { requestOf } from './requests.ts';

export type Body = Problem & {
  position?: string;
  amountDue: number;
  state: string;
  number?: string;
  allocations: { invoiceId: string; amount: number; allocated: number }[];
  credited: number;
  reversed?: number;
};
export type Answered = Pick<Answer<Body>, 'status' | 'text' | 'body'>;
export type SendCommand = (command: Command, today: string, correlationId: string) => Promise<Answered>;

export const alone =
  (commandUrl: string): SendCommand =>
  (command, today, correlationId) => {
    const { method, path, body } = requestOf(command, today);
    const headers = { 'idempotency-key': command.key, 'x-correlation-id': correlationId };
    return send<Body>(method, commandUrl + path, body, headers);
  };

/** What can be a line of a batch. There it has no Idempotency-Key. */
export const isForBatch = ({ kind }: Command): boolean => ['register', 'pay', 'pay-across'].includes(kind);

export const inBatch =
  (commandUrl: string): SendCommand =>
  async (command, today, correlationId) => {
    const path = command.kind === 'register' ? '/invoices:batch' : '/payments:batch';
    const line = {
      ...requestOf(command, today).body,
      ...(command.kind === 'pay' && { invoiceId: command.invoice }),
    };
    const headers = { 'content-type': 'application/x-ndjson', 'x-correlation-id': correlationId };
    type Line = { status: number; invoice?: Body; payment?: Body; problem?: Body };
    const { status, text, body } = await post<Line>(commandUrl + path, `${JSON.stringify(line)}\n`, headers);
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    return { status: body.status, text, body: body.invoice ?? body.payment ?? body.problem ?? ({} as Body) };
  };
