import { SealedReceiptError } from './sealed-receipt-error.js'

// RFC 9285: the 45 characters that a QR code writes in five and a half bits each. Bytes as bytes would come out of
// most readers as a broken text.
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const base = alphabet.length
const digitOf = new Map([...alphabet].map((character, value) => [character, value]))

/** Bytes as text of Base45 (RFC 9285): three characters for two bytes. */
export function base45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const first = bytes[at] ?? 0
    const second = bytes[at + 1]
    const value = second === undefined ? first : first * 0x100 + second
    text += digit(value) + digit(Math.floor(value / base))
    if (second !== undefined) text += digit(Math.floor(value / (base * base)))
  }
  return text
}

const digit = (value: number) => alphabet.charAt(value % base)

/**
 * The bytes that `text` is the Base45 of.
 * @throws SealedReceiptError (`damaged`) when it is none.
 */
export function readBase45(text: string): Uint8Array {
  const values = Array.from(text, (character) => {
    const value = digitOf.get(character)
    if (value === undefined) throw new SealedReceiptError('damaged')
    return value
  })
  const bytes: number[] = []
  for (let at = 0; at < values.length; at += 3) {
    const [low, middle, high] = values.slice(at, at + 3)
    if (low === undefined || middle === undefined) throw new SealedReceiptError('damaged')
    const value = low + middle * base + (high ?? 0) * base * base
    if (value > (high === undefined ? 0xff : 0xffff)) throw new SealedReceiptError('damaged')
    if (high !== undefined) bytes.push(value >> 8)
    bytes.push(value & 0xff)
  }
  return Uint8Array.from(bytes)
}
