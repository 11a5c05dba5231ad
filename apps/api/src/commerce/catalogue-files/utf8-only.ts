import { isUtf8 } from 'node:buffer'
import { Transform } from 'node:stream'
import { notAProductFile } from './product-file-problems.js'

const lineFeed = 0x0a
const byteOrderMark = '\uFEFF'
const longestCharacter = 4

/** Lets text through that is UTF-8, without a byte order mark. @throws Problem `not-a-product-file` that names the line. */
export function utf8Only(): Transform {
  /** The beginning of a character whose end is in the next piece. */
  let begun: Buffer = Buffer.alloc(0)
  let lines = 0
  let isFirst = true
  return new Transform({
    transform(chunk: Buffer, _, done) {
      const bytes = Buffer.concat([begun, chunk])
      const end = wholeCharacters(bytes)
      const whole = bytes.subarray(0, end)
      begun = bytes.subarray(end)
      if (!isUtf8(whole)) return done(notUtf8(lines + firstBadLine(whole)))
      lines += lineFeedsIn(whole)
      const text = whole.toString('utf8')
      done(null, isFirst && text.startsWith(byteOrderMark) ? text.slice(1) : text)
      if (text !== '') isFirst = false
    },
    flush(done) {
      done(begun.length === 0 ? null : notUtf8(lines + 1))
    },
  })
}

/** Where the last character that is there to its end has ended. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back < longestCharacter && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    const isContinuation = (byte & 0b1100_0000) === 0b1000_0000
    if (isContinuation) continue
    return lengthFrom(byte) > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** How many bytes a character has that begins with this one. */
function lengthFrom(byte: number): number {
  if (byte >= 0b1111_0000) return 4
  if (byte >= 0b1110_0000) return 3
  return byte >= 0b1100_0000 ? 2 : 1
}

/** The number, from 1 on, of the first line that is no UTF-8. */
function firstBadLine(bytes: Buffer): number {
  let line = 1
  for (let start = 0; start < bytes.length; line += 1) {
    const next = bytes.indexOf(lineFeed, start)
    const end = next === -1 ? bytes.length : next + 1
    if (!isUtf8(bytes.subarray(start, end))) return line
    start = end
  }
  return line
}

function lineFeedsIn(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count += 1
  return count
}

const notUtf8 = (line: number) =>
  notAProductFile(
    `The file is not UTF-8 text: line ${line} is not.`,
    'Save it as “CSV UTF-8” and upload it again.',
  )
