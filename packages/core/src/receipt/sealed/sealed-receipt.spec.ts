import { webcrypto } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { customerIdSchema, discountIdSchema, giftCardIdSchema } from '../../identifier/id.js'
import { emptyHead, hashOf, seal } from '../../ledger/chain.js'
import {
  registerIdOf,
  shiftIdOf,
  stampOf,
  tenderIdOf,
  tickets,
  uuidOf,
} from '../../ledger/ledger.arbitrary.js'
import type { Ticket } from '../../ledger/ticket.js'
import { base45, readBase45 } from './base45.js'
import { base64UrlOf, bytesOfBase64Url } from './base64-url.js'
import { ByteReader, ByteWriter } from './bytes.js'
import { readSealedReceipt, referenceReceipt, type SaleEvent, sealedReceipt } from './sealed-receipt.js'
import { readShortText, writeShortText } from './short-text.js'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
let device: webcrypto.CryptoKeyPair

beforeAll(async () => {
  device = await webcrypto.subtle.generateKey(algorithm, false, ['sign', 'verify'])
})

async function recorded(ticket: Ticket): Promise<SaleEvent> {
  const draft = {
    ...stampOf(1, '2026-11-22T03:04:05.678Z', 90_061),
    serverOffset: -250,
    shiftId: shiftIdOf(1),
  }
  const sealed = seal(
    { ...draft, type: 'ticket_completed', payload: { ticket } },
    { ...emptyHead(registerIdOf(1), 2), seq: 41, hash: 'ab'.repeat(32) },
  )
  if (sealed.type !== 'ticket_completed') throw new Error('Expected a sale.')
  const signature = await webcrypto.subtle.sign(algorithm, device.privateKey, Buffer.from(sealed.hash))
  return { ...sealed, signature: base64UrlOf(new Uint8Array(signature)) }
}

const isSigned = ({ hash, signature }: SaleEvent) =>
  webcrypto.subtle.verify(algorithm, device.publicKey, bytesOfBase64Url(signature), Buffer.from(hash))

const discountId = discountIdSchema.parse(uuidOf(8, 1))
const customerId = customerIdSchema.parse(uuidOf(8, 2))
const giftCardId = giftCardIdSchema.parse(uuidOf(8, 3))
const tenderId = tenderIdOf(9)
const anyTicket = tickets.map((make) => make(7, 2, 42))
const [someTicket] = fc.sample(anyTicket, { seed: 8, numRuns: 1 })
if (someTicket === undefined) throw new Error('Expected a ticket.')

describe('a sealed receipt', () => {
  it('gives back any sale to the letter, with a signature that still holds', async () => {
    await fc.assert(
      fc.asyncProperty(anyTicket, async (ticket) => {
        const event = await recorded(ticket)
        const sealed = sealedReceipt(event) ?? ''
        expect(sealed).toMatch(/^CF:[0-9A-Z $%*+\-./:]+:$/)
        const read = readSealedReceipt(`  ${sealed}\r\n`)
        expect(read).toEqual({ kind: 'event', event })
        expect(read.kind === 'event' && (await isSigned(read.event))).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  it('keeps what is seldom there, in every script', async () => {
    const event = await recorded({
      ...someTicket,
      codes: [{ id: discountId, code: 'SUMMER', amount: someTicket.discount }],
      customer: { id: customerId, name: '김서연 🎈 Ｗｉｄｅ' },
      note: 'Crème brûlée, 포장 — お持ち帰り「二つ」\u{1F370}\n\u0000',
      tenders: [
        ...someTicket.tenders,
        { kind: 'gift_card', tenderId, giftCardId, amount: someTicket.total },
        {
          kind: 'external_card',
          tenderId,
          provider: 'square',
          state: 'unknown',
          reference: 'R-1',
          amount: someTicket.total,
        },
      ],
    })
    expect(readSealedReceipt(sealedReceipt(event) ?? '')).toEqual({ kind: 'event', event })
  })

  it('keeps notes on lines in a version of its own, and writes a sale without them as it always did', async () => {
    const [line, ...rest] = someTicket.lines
    if (line === undefined) throw new Error('Expected a line.')
    const noted = await recorded({ ...someTicket, lines: [{ ...line, note: '각인: M' }, ...rest] })
    const sealed = sealedReceipt(noted) ?? ''
    expect(readSealedReceipt(sealed)).toEqual({ kind: 'event', event: noted })
    const versionIn = (text: string) => new ByteReader(readBase45(text.slice(3, -1))).count()
    expect(versionIn(sealed)).toBe(2)
    expect(versionIn(sealedReceipt(await recorded(someTicket)) ?? '')).toBe(1)
  })

  it('does not hold a sale that would come out otherwise', async () => {
    const event = await recorded(someTicket)
    expect(sealedReceipt({ ...event, deviceTime: '2026-11-22T03:04:05Z' })).toBeUndefined()
    expect(sealedReceipt({ ...event, hash: '0'.repeat(64) })).toBeUndefined()
    expect(readSealedReceipt(referenceReceipt(event))).toEqual({
      kind: 'reference',
      receiptNumber: event.payload.ticket.receiptNumber,
      hash: event.hash,
    })
  })

  it('shows a forged one by its signature: whatever is changed changes the hash', async () => {
    const event = await recorded(someTicket)
    const ticket = { ...someTicket, note: 'Paid twice as much' }
    const unsealed = { ...event, payload: { ticket } }
    const forged = sealedReceipt({ ...unsealed, hash: hashOf(unsealed) }) ?? ''
    const read = readSealedReceipt(forged)
    expect(read.kind === 'event' && read.event.payload.ticket.note).toBe('Paid twice as much')
    expect(read.kind === 'event' && (await isSigned(read.event))).toBe(false)
  })

  it('never takes a damaged one for a whole one, whichever character is wrong or missing', async () => {
    const event = await recorded(someTicket)
    const sealed = sealedReceipt(event) ?? ''
    const characters = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:')
    const places = fc.integer({ min: 0, max: sealed.length - 1 })
    await fc.assert(
      fc.asyncProperty(places, characters, fc.boolean(), async (at, character, isCut) => {
        const other = isCut ? sealed.slice(0, at) : sealed.slice(0, at) + character + sealed.slice(at + 1)
        fc.pre(other !== sealed)
        const read = readSealedReceipt(other)
        expect(read.kind === 'event' && (await isSigned(read.event))).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['', 'not_ours'],
    ['https://example.com', 'not_ours'],
    ['CF:', 'damaged'],
    ['CF::', 'damaged'],
    ['CF:あ:', 'damaged'],
    [`CF:${base45(Uint8Array.of(9, 9, 9))}:`, 'unknown_version'],
    [`CF:${base45(new Uint8Array(2_000).fill(1))}:`, 'damaged'],
    [`CF:${'0'.repeat(9_000)}:`, 'damaged'],
  ])('says of %j that it is %s', (scanned, why) => {
    expect(readSealedReceipt(scanned)).toEqual({ kind: 'unreadable', why })
  })
})

describe('what it is made of', () => {
  it('writes Base45 as RFC 9285 does', () => {
    expect(base45(new TextEncoder().encode('Hello!!'))).toBe('%69 VD92EX0')
    expect(Buffer.from(readBase45('QED8WEX0')).toString()).toBe('ietf!')
    expect(() => readBase45('GGW')).toThrow('damaged')
    expect(() => readBase45('A')).toThrow('damaged')
  })

  it('gives back any bytes and any text', () => {
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.constantFrom('', 'Crème', '따뜻한 라떼', 'お茶（大）', '🍰 x'),
        fc.string(),
        (bytes, ...texts) => {
          expect(readBase45(base45(bytes))).toEqual(bytes)
          expect(bytesOfBase64Url(base64UrlOf(bytes))).toEqual(bytes)
          expect(base64UrlOf(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
          const writer = new ByteWriter()
          for (const text of texts) writeShortText(text, writer)
          const reader = new ByteReader(writer.done())
          expect(texts.map(() => readShortText(reader))).toEqual(texts)
          expect(reader.left).toBe(0)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('takes two bytes for a character of Korean or Japanese', () => {
    const writer = new ByteWriter()
    writeShortText('따뜻한 カフェラテ（大）', writer)
    expect(writer.done().length).toBe(2 + 2 * 3 + 1 + 2 * 8)
  })
})
