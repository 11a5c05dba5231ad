import { createHash } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'

const newline = 10

/** Lets rows in COPY's text format through, counting and hashing them: a line is a row, whatever is in it. */
export class CountedRows extends Transform {
  rows = 0
  readonly #hash = createHash('sha256')

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk)
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, at + 1)) this.rows += 1
    done(null, chunk)
  }

  /** Of all that went through; ask once, at the end. */
  sha256(): string {
    return this.#hash.digest('hex')
  }
}
