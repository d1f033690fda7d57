/**
 * Writes protobuf messages back to front: the content of a message is written before its length, so nothing is measured in advance.
 * Fields are written in reverse order. Used for the messages of every append, on both sides; all others use the generated code.
 */
export class WireWriter {
  #buffer = Buffer.allocUnsafe(16 * 1024);
  #at = this.#buffer.length;

  /** The current place. A message whose fields are written from here on ends here. */
  get mark(): number {
    return this.#buffer.length - this.#at;
  }

  /** An unsigned integer: a number up to Number.MAX_SAFE_INTEGER, or a bigint of 64 bits. */
  integer(field: number, value: number | bigint): void {
    this.#varint(value);
    this.#varint(field << 3);
  }

  bytes(field: number, value: Uint8Array): void {
    if (value.length === 0) return;
    this.#reserve(value.length);
    this.#at -= value.length;
    this.#buffer.set(value, this.#at);
    this.#length(field, value.length);
  }

  string(field: number, value: string): void {
    const length = Buffer.byteLength(value);
    this.#reserve(length);
    this.#at -= length;
    this.#buffer.write(value, this.#at, length);
    this.#length(field, length);
  }

  /** An entry of a map of strings. */
  entry(field: number, key: string, value: string): void {
    const end = this.mark;
    this.string(2, value);
    this.string(1, key);
    this.message(field, end);
  }

  /** An event_store.client.UUID. */
  uuid(field: number, uuid: string): void {
    const end = this.mark;
    this.string(2, uuid);
    this.message(field, end);
  }

  /** An event_store.client.StreamIdentifier. */
  streamName(field: number, stream: string): void {
    const end = this.mark;
    this.string(3, stream);
    this.message(field, end);
  }

  /** Completes the message whose fields were written since `mark` was `end`. */
  message(field: number, end: number): void {
    this.#length(field, this.mark - end);
  }

  /** Returns a copy of the written bytes and empties the writer. */
  take(): Uint8Array {
    const bytes = Buffer.from(this.#buffer.subarray(this.#at));
    this.#at = this.#buffer.length;
    return bytes;
  }

  #length(field: number, length: number): void {
    this.#varint(length);
    this.#varint((field << 3) | 2);
  }

  #varint(value: number | bigint): void {
    this.#reserve(10);
    let size = 1;
    for (let rest = value; rest > 127; size++) rest = typeof rest === 'bigint' ? rest >> 7n : Math.floor(rest / 128);
    this.#at -= size;
    let rest = value;
    for (let index = 0; index < size; index++) {
      const low = Number(typeof rest === 'bigint' ? rest & 127n : rest % 128);
      this.#buffer[this.#at + index] = index < size - 1 ? low | 128 : low;
      rest = typeof rest === 'bigint' ? rest >> 7n : Math.floor(rest / 128);
    }
  }

  #reserve(bytes: number): void {
    if (this.#at >= bytes) return;
    const { mark } = this;
    const larger = Buffer.allocUnsafe(2 * (this.#buffer.length + bytes));
    this.#buffer.copy(larger, larger.length - mark, this.#at);
    this.#buffer = larger;
    this.#at = larger.length - mark;
  }
}
