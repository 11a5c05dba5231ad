import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { ByteReader, ByteWriter } from './bytes.js'
import { SealedReceiptError } from './sealed-receipt-error.js'

/**
 * What takes two bytes: Latin with accents, Japanese punctuation and kana, Han, Hangul, full-width forms. Together they
 * are fewer than the 32,768 that fifteen bits tell apart; in UTF-8 they take three.
 */
const ranges = [
  { from: 0x80, to: 0x100 },
  { from: 0x3000, to: 0x3100 },
  { from: 0x4e00, to: 0x9fa6 },
  { from: 0xac00, to: 0xd7a4 },
  { from: 0xff00, to: 0xfff0 },
] as const

function indexOf(code: number): number | undefined {
  let before = 0
  for (const { from, to } of ranges) {
    if (code >= from && code < to) return before + code - from
    before += to - from
  }
  return undefined
}

function codeAt(index: number): number {
  let rest = index
  for (const { from, to } of ranges) {
    if (rest < to - from) return from + rest
    rest -= to - from
  }
  throw new SealedReceiptError('damaged')
}

function shortBytes(text: string): number[] | undefined {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const index = indexOf(code)
    if (code < 0x80) bytes.push(code)
    else if (index === undefined) return undefined
    else bytes.push(0x80 | (index >> 8), index & 0xff)
  }
  return bytes
}

/** Writes a text: a byte for each ASCII character, two for one of Korean, Japanese or Chinese; UTF-8 for any other. */
export function writeShortText(text: string, to: ByteWriter): void {
  const short = shortBytes(text)
  const bytes = short ?? utf8ToBytes(text)
  to.flag(short !== undefined)
  to.count(bytes.length)
  to.bytes(bytes)
}

/**
 * Reads what `writeShortText` wrote.
 * @throws SealedReceiptError (`damaged`).
 */
export function readShortText(from: ByteReader): string {
  const isShort = from.flag()
  const bytes = from.bytes(from.count())
  return isShort ? readShort(bytes) : readUtf8(bytes)
}

function readShort(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 1) {
    const first = bytes[at] ?? 0
    if (first < 0x80) {
      text += String.fromCharCode(first)
      continue
    }
    at += 1
    const second = bytes[at]
    if (second === undefined) throw new SealedReceiptError('damaged')
    text += String.fromCharCode(codeAt(((first & 0x7f) << 8) | second))
  }
  return text
}

/** A text of percent signs is UTF-8 in the one notation that every place can read without a decoder of its own. */
function readUtf8(bytes: Uint8Array): string {
  try {
    return decodeURIComponent(
      Array.from(bytes, (value) => `%${value.toString(16).padStart(2, '0')}`).join(''),
    )
  } catch {
    throw new SealedReceiptError('damaged')
  }
}
