import { canonicalJson, isJsonObject } from '../../json/json.js'
import { hashOf } from '../../ledger/chain.js'
import { type LedgerEvent, ledgerEventSchema } from '../../ledger/ledger-event.js'
import { base45, readBase45 } from './base45.js'
import { ByteReader, ByteWriter } from './bytes.js'
import { hash, object, type Packing, text } from './packing.js'
import { notedSalePacking, salePacking } from './sale-packing.js'
import { SealedReceiptError } from './sealed-receipt-error.js'

/** A completed sale as it stands in a ledger. */
export type SaleEvent = Extract<LedgerEvent, { type: 'ticket_completed' }>

// `CF` tells a scanner that the code is ours; the first byte after it says what follows. The end is marked, since
// a space is one of the characters, and whoever copies a text may lose one at its end.
const prefix = 'CF:'
const end = ':'
const referenceVersion = 0

/** How sales are written, by version: a sale has one in which it is written, so that it has one code. */
const salePackings: ReadonlyMap<number, Packing> = new Map([
  [1, salePacking],
  [2, notedSalePacking],
])
const versionOf = ({ payload }: SaleEvent) =>
  payload.ticket.lines.some(({ note }) => note !== undefined) ? 2 : 1

const referencePacking = object({ receiptNumber: text, hash })

/** No code of ours is longer: the largest QR code holds 4,296 characters. */
export const longestSealedReceipt = 4_296

function sealedText(version: number, packing: Packing, value: object): string {
  const writer = new ByteWriter()
  writer.count(version)
  packing.write(value, writer)
  return prefix + base45(writer.done()) + end
}

/**
 * A whole sale as the text of a QR code on its receipt: its place in the ledger, all of its ticket, and the device's
 * signature, so that a sale can be restored from paper when its till is lost, and nobody can make one up. Only
 * capitals, digits and the few signs that a QR code writes in five and a half bits.
 * @returns undefined for a sale that would not come out as it went in; its receipt then bears a `referenceReceipt`.
 */
export function sealedReceipt(event: SaleEvent): string | undefined {
  let sealed: string
  try {
    sealed = sealedSale(event)
  } catch (error) {
    if (error instanceof SealedReceiptError) return undefined
    throw error
  }
  const again = readSealedReceipt(sealed)
  return again.kind === 'event' && canonicalJson(again.event) === canonicalJson(event) ? sealed : undefined
}

function sealedSale(event: SaleEvent): string {
  const { type: _, hash: __, ...rest } = event
  const version = versionOf(event)
  return sealedText(version, salePackings.get(version) ?? salePacking, rest)
}

/** What a code says of a sale that is too long for one: its number and hash, which name it and prove what it was. */
export function referenceReceipt(event: SaleEvent): string {
  return sealedText(referenceVersion, referencePacking, {
    receiptNumber: event.payload.ticket.receiptNumber,
    hash: event.hash,
  })
}

/** What the code on a receipt says. */
export type ReadReceipt =
  /** `event.hash` was computed from the rest: whoever verifies its signature has verified all of it. */
  | { readonly kind: 'event'; readonly event: SaleEvent }
  | { readonly kind: 'reference'; readonly receiptNumber: string; readonly hash: string }
  /** `not_ours` is another code; `damaged` was cut off or mistyped; `unknown_version` is of a newer till. */
  | { readonly kind: 'unreadable'; readonly why: 'not_ours' | 'damaged' | 'unknown_version' }

const unreadable = (why: 'not_ours' | 'damaged' | 'unknown_version'): ReadReceipt => ({
  kind: 'unreadable',
  why,
})

/**
 * Reads the text of a code on a receipt, as a scanner gives it. What comes out is well formed; that it was signed by
 * an enrolled device is for the caller to verify, with the key of its `register` and `epoch`.
 */
export function readSealedReceipt(scanned: string): ReadReceipt {
  const written = scanned.trim()
  if (!written.startsWith(prefix)) return unreadable('not_ours')
  if (written.length > longestSealedReceipt || !written.endsWith(end)) return unreadable('damaged')
  try {
    const reader = new ByteReader(readBase45(written.slice(prefix.length, -end.length)))
    const version = reader.count()
    if (version === referenceVersion) return reference(reader)
    const packing = salePackings.get(version)
    return packing === undefined ? unreadable('unknown_version') : asWritten(sale(reader, packing), written)
  } catch (error) {
    if (error instanceof SealedReceiptError) return unreadable('damaged')
    throw error
  }
}

/** A signature's last character has bits that say nothing: with others of them it would still be believed. */
function asWritten(read: ReadReceipt, written: string): ReadReceipt {
  if (read.kind !== 'event') return read
  return sealedSale(read.event) === written ? read : unreadable('damaged')
}

function sale(reader: ByteReader, packing: Packing): ReadReceipt {
  const rest = packing.read(reader)
  if (reader.left > 0 || !isJsonObject(rest)) return unreadable('damaged')
  const unsealed = ledgerEventSchema.safeParse({ ...rest, type: 'ticket_completed', hash: '0'.repeat(64) })
  if (!unsealed.success || unsealed.data.type !== 'ticket_completed') return unreadable('damaged')
  return { kind: 'event', event: { ...unsealed.data, hash: hashOf(unsealed.data) } }
}

function reference(reader: ByteReader): ReadReceipt {
  const rest = referencePacking.read(reader)
  if (reader.left > 0 || !isJsonObject(rest)) return unreadable('damaged')
  const { receiptNumber, hash } = rest
  if (typeof receiptNumber !== 'string' || typeof hash !== 'string') return unreadable('damaged')
  return { kind: 'reference', receiptNumber, hash }
}
