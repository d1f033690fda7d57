// A gRPC service on the same port, with which tests inject the faults of `--like-production`.
import {
  Client,
  credentials,
  type Server,
  type ServerUnaryCall,
  type ServiceDefinition,
  type sendUnaryData,
} from '@grpc/grpc-js';
import { toCallFailed } from '../protocol/call-errors.ts';
import { RequestMalformed } from '../protocol/codec.ts';
import { FAULTS, type Fault, type Faults } from './faults.ts';

/** `clear` removes all armed faults. */
export type FaultCommand = Fault | { kind: 'clear' };

const toBytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const fromBytes = (bytes: Buffer): unknown => JSON.parse(bytes.toString('utf8'));

const COMMAND = {
  path: '/ledger.event_store.Faults/Command',
  requestStream: false,
  responseStream: false,
  requestSerialize: toBytes,
  requestDeserialize: fromBytes,
  responseSerialize: toBytes,
  responseDeserialize: fromBytes,
} as const;

const SERVICE: ServiceDefinition = { command: COMMAND };

export function addFaultControl(server: Server, faults: Faults): void {
  server.addService(SERVICE, {
    command: (call: ServerUnaryCall<unknown, unknown>, respond: sendUnaryData<unknown>) => {
      try {
        const command = parse(call.request);
        if (command.kind === 'clear') faults.clear();
        else faults.inject(command);
        respond(null, {});
      } catch (error) {
        respond(toCallFailed(error));
      }
    },
  });
}

/**
 * Injects a fault into an event store that was started with `--like-production`.
 * @param url the connection string, see connection.ts
 */
export async function commandFault(url: string, command: FaultCommand): Promise<void> {
  const { host } = new URL(url.replace(/^esdb:/, 'http:'));
  const client = new Client(host, credentials.createInsecure());
  try {
    await new Promise<void>((resolve, reject) => {
      client.makeUnaryRequest(COMMAND.path, toBytes, fromBytes, command, (error) =>
        error ? reject(error) : resolve(),
      );
    });
  } finally {
    client.close();
  }
}

function parse(request: unknown): FaultCommand {
  const { kind, times = 1, ms = 0 } = (request ?? {}) as Partial<Fault>;
  if ((kind as string) === 'clear') return { kind: 'clear' };
  const isKnown = FAULTS.some((fault) => fault === kind);
  if (!kind || !isKnown || !Number.isInteger(times) || times < 1 || !(ms >= 0)) {
    throw new RequestMalformed(`a fault is {kind, times, ms}, and kind is one of ${FAULTS.join(', ')}`);
  }
  return { kind, times, ms };
}
