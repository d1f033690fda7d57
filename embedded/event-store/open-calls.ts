import { type ServerDuplexStream, type ServerWritableStream, status } from '@grpc/grpc-js';
import { CallFailed } from './protocol/call-errors.ts';

type StreamingCall = ServerWritableStream<unknown, unknown> | ServerDuplexStream<unknown, unknown>;

/** The calls that last: reads, subscriptions, batch appends. */
export class OpenCalls {
  readonly #calls = new Set<StreamingCall>();

  add(call: StreamingCall): void {
    this.#calls.add(call);
    call.once('close', () => this.#calls.delete(call));
  }

  /** Ends them all: their clients see CANCELLED, by which they know to connect again. */
  endAll(): void {
    for (const call of [...this.#calls]) {
      call.emit('error', new CallFailed(status.CANCELLED, 'the event store is stopping'));
    }
  }
}
