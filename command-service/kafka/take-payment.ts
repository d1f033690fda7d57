import type { ErrorObject } from 'ajv';
import { Problem } from '../../platform/http/problem.ts';
import { faultsOf, schemaCompiler } from '../../platform/http/validation.ts';
import { receive } from '../../platform/telemetry/spans.ts';
import { traceparentHere } from '../../platform/telemetry/trace-context.ts';
import type { CommandContext } from '../handling/command-context.ts';
import type { Ledger } from '../ledger.ts';
import { PaymentLine } from '../payment/schemas.ts';
import type { TakePayment } from '../payment/take.ts';
import { takeLine } from '../payment/take-line.ts';
import { type Arrived, type AskedPayment, placeOf, type ReadPayment } from './arrived.ts';

/** Records what a message asks for, once however often it comes. */
export type TakeMessage = (message: Arrived) => Promise<void>;

/**
 * @param readers by topic
 * @returns throws Problem where the message is not a payment, and what the command throws
 */
export function takeMessages(
  ledger: Ledger,
  take: TakePayment,
  readers: ReadonlyMap<string, ReadPayment>,
): TakeMessage {
  const validate = schemaCompiler()({ schema: PaymentLine, method: '', url: '', httpPart: 'body' }) as (
    value: unknown,
  ) => { error?: ErrorObject[] };

  return async (message) => {
    const read = readers.get(message.topic);
    if (read === undefined) throw new TypeError(`nobody reads ${message.topic}`);
    const asked = read(message);
    const { error } = validate(asked.payment);
    if (error !== undefined) throw malformed(error);
    const about = { 'messaging.system': 'kafka', 'messaging.destination.name': message.topic };
    await receive(asked.traceparent, `take ${message.topic}`, about, () =>
      takeLine(ledger, take, contextOf(message, asked), asked.payment as PaymentLine),
    );
  };
}

function contextOf(message: Arrived, { actor, correlationId, traceparent = undefined }: AskedPayment): CommandContext {
  const step = traceparentHere() ?? traceparent;
  return {
    actor: actor ?? `kafka:${message.topic}`,
    correlationId: correlationId ?? placeOf(message),
    ...(step !== undefined && { traceparent: step }),
  };
}

const malformed = (error: readonly ErrorObject[]): Problem =>
  new Problem({
    type: 'malformed-payment',
    status: 400,
    title: 'The payment does not have the shape it must have',
    errors: faultsOf(error, 'body'),
  });
