import { SealedReceiptError } from './sealed-receipt-error.js'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Bytes in base64url, without padding. */
export function base64UrlOf(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.subarray(at, at + 3)
    const value = (first << 16) | ((second ?? 0) << 8) | (third ?? 0)
    const digits = second === undefined ? 2 : third === undefined ? 3 : 4
    for (let digit = 0; digit < digits; digit += 1) {
      text += alphabet.charAt((value >> (18 - 6 * digit)) & 0x3f)
    }
  }
  return text
}

/**
 * The bytes that `text` is the base64url of.
 * @throws SealedReceiptError (`not_packable`) when it is not just how `base64UrlOf` writes them.
 */
export function bytesOfBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 4) {
    const values = Array.from(text.slice(at, at + 4), (character) => alphabet.indexOf(character))
    const [a = 0, b = 0, c = 0, d = 0] = values
    const value = (a << 18) | (b << 12) | (c << 6) | d
    bytes.push(...[value >> 16, (value >> 8) & 0xff, value & 0xff].slice(0, values.length - 1))
  }
  const result = Uint8Array.from(bytes)
  if (base64UrlOf(result) !== text) throw new SealedReceiptError('not_packable')
  return result
}
