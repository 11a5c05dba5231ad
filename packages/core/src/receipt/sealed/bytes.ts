import { SealedReceiptError } from './sealed-receipt-error.js'

const byte = 0x100
const flagsInByte = 8

/** Writes bytes one after the other. Flags share a byte: eight of them cost one. */
export class ByteWriter {
  readonly #bytes: number[] = []
  #flagsAt = -1
  #flags = flagsInByte

  /** One bit. */
  flag(value: boolean): void {
    if (this.#flags === flagsInByte) {
      this.#flagsAt = this.#bytes.push(0) - 1
      this.#flags = 0
    }
    if (value) this.#bytes[this.#flagsAt] = (this.#bytes[this.#flagsAt] ?? 0) | (1 << this.#flags)
    this.#flags += 1
  }

  /** A whole number from 0 in as many bytes as it needs, seven bits in each. */
  count(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) throw new SealedReceiptError('not_packable')
    let rest = value
    while (rest >= 0x80) {
      this.#bytes.push((rest % 0x80) + 0x80)
      rest = Math.floor(rest / 0x80)
    }
    this.#bytes.push(rest)
  }

  bytes(values: Iterable<number>): void {
    for (const value of values) this.#bytes.push(value)
  }

  /** All that was written. */
  done(): Uint8Array {
    return Uint8Array.from(this.#bytes)
  }
}

/** Reads what a `ByteWriter` wrote, in the same order. */
export class ByteReader {
  readonly #bytes: Uint8Array
  #at = 0
  #flagByte = 0
  #flags = flagsInByte

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** How many bytes have not been read. */
  get left(): number {
    return this.#bytes.length - this.#at
  }

  flag(): boolean {
    if (this.#flags === flagsInByte) {
      this.#flagByte = this.byte()
      this.#flags = 0
    }
    const value = (this.#flagByte >> this.#flags) & 1
    this.#flags += 1
    return value === 1
  }

  count(): number {
    let value = 0
    for (let scale = 1; ; scale *= 0x80) {
      const next = this.byte()
      value += (next % 0x80) * scale
      if (!Number.isSafeInteger(value)) throw new SealedReceiptError('damaged')
      if (next < 0x80) return value
    }
  }

  byte(): number {
    const value = this.#bytes[this.#at]
    if (value === undefined) throw new SealedReceiptError('damaged')
    this.#at += 1
    return value % byte
  }

  bytes(length: number): Uint8Array {
    if (length > this.left) throw new SealedReceiptError('damaged')
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }
}
