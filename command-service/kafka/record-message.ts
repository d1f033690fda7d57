import type { ErrorObject } from 'ajv';
import { Problem } from '../../platform/http/problems/problem.ts';
import { faultsOf, schemaCompiler } from '../../platform/http/validation/validation.ts';
import { receive } from '../../platform/telemetry/spans.ts';
import { traceparentHere } from '../../platform/telemetry/trace-context.ts';
import type { CommandContext } from '../handling/command-context.ts';
import type { Ledger } from '../ledger.ts';
import type { RecordPayment } from '../payment/record-payment.ts';
import { recordPaymentLine } from '../payment/record-payment-line.ts';
import { PaymentLine } from '../payment/schemas.ts';
import { placeOf, type ReadPayment, type ReceivedMessage, type RequestedPayment } from './received-message.ts';

/** Records the payment in a message, once, however often the message is received. */
export type RecordMessage = (message: ReceivedMessage) => Promise<void>;

/**
 * @param readers by topic
 * @returns throws Problem if the message is not a payment, and the errors of the command
 */
export function messageRecorder(
  ledger: Ledger,
  recordPayment: RecordPayment,
  readers: ReadonlyMap<string, ReadPayment>,
): RecordMessage {
  const validate = schemaCompiler()({ schema: PaymentLine, method: '', url: '', httpPart: 'body' }) as (
    value: unknown,
  ) => { error?: ErrorObject[] };

  return async (message) => {
    const read = readers.get(message.topic);
    if (read === undefined) throw new TypeError(`no reader for topic ${message.topic}`);
    const requested = read(message);
    const { error } = validate(requested.payment);
    if (error !== undefined) throw malformed(error);
    const about = { 'messaging.system': 'kafka', 'messaging.destination.name': message.topic };
    await receive(requested.traceparent, `record ${message.topic}`, about, () =>
      recordPaymentLine(ledger, recordPayment, contextOf(message, requested), requested.payment as PaymentLine),
    );
  };
}

function contextOf(
  message: ReceivedMessage,
  { actor, correlationId, traceparent = undefined }: RequestedPayment,
): CommandContext {
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
    title: 'The payment does not match its schema',
    errors: faultsOf(error, 'body'),
  });
