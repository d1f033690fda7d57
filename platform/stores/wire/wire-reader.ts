/** A message that ends in the middle of a field, or has a field of a kind that protobuf does not have any more. */
export class MessageBroken extends Error {}

/** Reads the fields of a protobuf message, in the order in which they are (https://protobuf.dev/programming-guides/encoding). */
export class WireReader {
  readonly #bytes: Buffer;
  #at = 0;
  #wireType = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** The number of the next field; 0 at the end. Its value is to be read or skipped next. */
  next(): number {
    if (this.#at >= this.#bytes.length) return 0;
    const tag = this.#varint();
    this.#wireType = tag & 7;
    return tag >>> 3;
  }

  /** An unsigned integer of up to 64 bits. */
  integer(): bigint {
    const from = this.#at;
    const low = this.#varint();
    if (Number.isSafeInteger(low)) return BigInt(low);
    this.#at = from;
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.#byte();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return BigInt.asUintN(64, value);
    }
  }

  /** The bytes of a string, of bytes or of a message: a view of the whole, not a copy. */
  bytes(): Buffer {
    const length = this.#varint();
    const from = this.#at;
    this.#forward(length);
    return this.#bytes.subarray(from, this.#at);
  }

  string(): string {
    const length = this.#varint();
    const from = this.#at;
    this.#forward(length);
    return this.#bytes.toString('utf8', from, this.#at);
  }

  skip(): void {
    if (this.#wireType === 0) this.#varint();
    else if (this.#wireType === 1) this.#forward(8);
    else if (this.#wireType === 2) this.#forward(this.#varint());
    else if (this.#wireType === 5) this.#forward(4);
    else throw new MessageBroken(`wire type ${this.#wireType}`);
  }

  /** Not exact above 2^53. */
  #varint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new MessageBroken('it ends in the middle of a field');
    return byte;
  }

  #forward(bytes: number): void {
    this.#at += bytes;
    if (this.#at > this.#bytes.length) throw new MessageBroken('it ends in the middle of a field');
  }
}
