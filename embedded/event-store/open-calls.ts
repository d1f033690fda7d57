import { type ServerDuplexStream, type ServerWritableStream, status } from '@grpc/grpc-js';
import { CallFailed } from './protocol/call-errors.ts';

type StreamingCall = ServerWritableStream<unknown, unknown> | ServerDuplexStream<unknown, unknown>;

/** The open streaming calls: reads, subscriptions, batch appends. */
export class OpenCalls {
  readonly #calls = new Set<StreamingCall>();

  add(call: StreamingCall): void {
    this.#calls.add(call);
    call.once('close', () => this.#calls.delete(call));
  }

  /** Ends all calls with CANCELLED, after which clients reconnect. */
  endAll(): void {
    for (const call of [...this.#calls]) {
      call.emit('error', new CallFailed(status.CANCELLED, 'the event store is stopping'));
    }
  }
}
