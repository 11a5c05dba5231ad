import { announcementHeader, hashOf, type LedgerEvent, ledgerEventIdSchema } from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LedgerShop, startLedgerShop } from '../../../test/ledger-shop.js'
import { announcementBy, type TillLedger } from '../../../test/till-ledger.js'

let shop: LedgerShop
beforeAll(async () => {
  shop = await startLedgerShop()
})
afterAll(() => shop?.shop.close())

const noSignature = 'A'.repeat(86)
const unsigned = (event: LedgerEvent) => ({ ...event, signature: noSignature })
const newId = () => ledgerEventIdSchema.parse(uuidv7())

/** Somebody who has the token of a device and not its key writes an entry of their own for its next place. */
async function forgedBy(ledger: TillLedger, change: Partial<LedgerEvent> = {}) {
  const event = await ledger.sealed({ type: 'drawer_opened', payload: { reason: 'nobody was here' } })
  const made = { ...event, ...change }
  return { ...made, hash: hashOf(made), signature: noSignature }
}

const decide = (parkedId: string | undefined, deed: 'accept' | 'set-aside', note = 'Nobody of ours.') =>
  shop.post(`/api/v1/till/parked-events/${parkedId}/${deed}`, { note })

const whysOf = async (ledger: TillLedger) => {
  const { items } = (await shop.ask(`/api/v1/till/parked-events?registerId=${ledger.till.register.id}`)) as {
    items: { why: string; holdsPlace: boolean }[]
  }
  return items.map(({ why, holdsPlace }) => `${why}${holdsPlace ? ' in its place' : ''}`)
}

describe('who has the token of a device and not its key', () => {
  it('takes no place that the device needs, and freezes nobody', async () => {
    const ledger = await shop.openLedger()
    await ledger.send()
    expect(await ledger.send([await forgedBy(ledger)])).toMatchObject({ contiguous: 1, parked: [] })
    const ticket = await ledger.sell([shop.thing(0)])
    expect(await ledger.send()).toMatchObject({ contiguous: 2, parked: [], frozen: false })
    expect(await shop.orderOf(ticket)).toMatchObject({ total: ticket.total })
    expect(await whysOf(ledger)).toEqual(['bad_signature'])
    expect(await shop.kindsOf(ledger)).toEqual(['parked'])
    expect(await shop.completenessOf(ledger)).toMatchObject({ complete: false, epochs: [{ parked: 1 }] })
    const [parked] = await shop.parkedOf(ledger)
    expect(await decide(parked, 'set-aside')).toMatchObject({ status: 200 })
    expect(await shop.completenessOf(ledger)).toMatchObject({ complete: true })
  })

  it('takes none either when what they wrote is left out before the device sends its own', async () => {
    const ledger = await shop.openLedger()
    await ledger.send()
    await ledger.send([await forgedBy(ledger)])
    const [parked] = await shop.parkedOf(ledger)
    await decide(parked, 'set-aside')
    const ticket = await ledger.sell([shop.thing(0)])
    await ledger.sell([shop.thing(1)])
    expect(await ledger.send()).toMatchObject({ contiguous: 3, frozen: false })
    expect(await shop.orderOf(ticket)).toBeDefined()
  })

  it('makes no till believe that the server has what it has not', async () => {
    const ledger = await shop.openLedger()
    await ledger.send()
    const [opening] = ledger.events
    const other = await shop.openLedger()
    const ahead = { seq: 3 }
    const made = [
      await forgedBy(ledger, ahead),
      { ...(await forgedBy(ledger, ahead)), hash: opening?.hash, signature: opening?.signature },
      await forgedBy(ledger, { prevHash: 'f'.repeat(64) }),
      { ...(await forgedBy(ledger, ahead)), id: opening?.id },
      { ...opening, seq: 3, id: newId() },
      { ...other.events[0], seq: 3 },
    ]
    expect(await ledger.send(made)).toMatchObject({ contiguous: 1, parked: [], frozen: false })
    const tickets = [await ledger.sell([shop.thing(0)]), await ledger.sell([shop.thing(1)])]
    expect(await ledger.send()).toMatchObject({ contiguous: 3, frozen: false })
    expect((await shop.salesOf(ledger)).map(({ id }) => id)).toEqual(tickets.map(({ saleId }) => saleId))
  })

  it('cannot freeze it by what it has signed elsewhere, nor take back what was entered', async () => {
    const ledger = await shop.openLedger()
    const ticket = await ledger.sell([shop.thing(0)])
    await ledger.sell([shop.thing(0)])
    await ledger.send()
    const [opening, sale] = ledger.events
    const replayed = { ...sale, id: newId(), hash: opening?.hash, signature: opening?.signature }
    const changed = { ...sale, id: newId(), monoMs: 7 }
    expect(await ledger.send([replayed, changed])).toMatchObject({ contiguous: 3, frozen: false })
    expect(await whysOf(ledger)).toEqual(['wrong_hash', 'wrong_hash'])
    for (const parked of await shop.parkedOf(ledger)) await decide(parked, 'set-aside')
    expect(await shop.orderOf(ticket)).toBeDefined()
    expect(await shop.completenessOf(ledger)).toMatchObject({ complete: true, days: [{ tickets: 2 }] })
  })
})

describe('how far a ledger goes', () => {
  const says = (ledger: TillLedger, headers: Record<string, string>, last: number) =>
    shop.shop.send({ ...ledger.till.headers, ...headers }, 'POST', '/api/v1/till/events', {
      ...ledger.batch([]),
      last,
    })
  const heartbeat = ({ till }: TillLedger, headers: Record<string, string>) =>
    shop.shop.send({ ...till.headers, ...headers }, 'GET', '/api/v1/till/status?last=9000')

  it('is what the device has signed: its token alone claims no place that nobody has written', async () => {
    const ledger = await shop.openLedger()
    await ledger.send()
    const other = await shop.openLedger()
    const claims = [
      {},
      { [announcementHeader]: `9000.${noSignature}` },
      { [announcementHeader]: '9000.' },
      // What another device, or this one for a shorter ledger, has signed.
      await announcementBy(other.till, 9_000),
      {
        [announcementHeader]:
          (await announcementBy(ledger.till, 1))[announcementHeader]?.replace(/^1\./, '9000.') ?? '',
      },
    ]
    for (const headers of claims) {
      expect(await says(ledger, headers, 9_000)).toMatchObject({ status: 200 })
      expect(await heartbeat(ledger, headers)).toMatchObject({ status: 200 })
    }
    expect(await shop.completenessOf(ledger)).toMatchObject({
      complete: true,
      epochs: [{ promised: 1, gaps: [] }],
    })
    // What it has signed counts, also where the batch says less.
    await says(ledger, await announcementBy(ledger.till, 4), 1)
    expect(await shop.completenessOf(ledger)).toMatchObject({
      complete: false,
      epochs: [{ promised: 4, gaps: [{ from: 2, to: 4 }] }],
    })
    await heartbeat(ledger, await announcementBy(ledger.till, 6))
    expect(await shop.completenessOf(ledger)).toMatchObject({
      epochs: [{ promised: 6, gaps: [{ from: 2, to: 6 }] }],
    })
  })

  it('is known of a device that was shut out by what it had signed for whoever brings its ledger', async () => {
    const ledger = await shop.openLedger()
    await ledger.sell([shop.thing(0)])
    const successor = await shop.successorOf(ledger)
    const carry = (headers: Record<string, string>) =>
      shop.shop.send(
        { ...successor.till.headers, ...headers },
        'POST',
        '/api/v1/till/events',
        ledger.batch(ledger.events.slice(0, 1)),
      )
    await carry(await announcementBy(successor.till, 2))
    expect(await shop.completenessOf(ledger)).toMatchObject({ epochs: [{ promised: 0 }, { promised: 0 }] })
    await carry(await ledger.announcement())
    expect(await shop.completenessOf(ledger)).toMatchObject({
      epochs: [{ promised: 2, gaps: [{ from: 2, to: 2 }] }, { promised: 0 }],
    })
  })
})

describe('an entry whose signature was damaged', () => {
  it('holds its place by what was signed next, and is entered once when it comes whole', async () => {
    const ledger = await shop.openLedger()
    const ticket = await ledger.sell([shop.thing(0)])
    await ledger.add({
      type: 'cash_moved',
      payload: { direction: 'in', amount: ticket.total, reason: 'change' },
    })
    const [opening, sale, moved] = ledger.events
    if (sale === undefined) throw new Error('Something was sold.')
    expect(await ledger.send([opening, unsigned(sale)])).toMatchObject({ contiguous: 1, parked: [] })
    expect(await ledger.send([moved])).toMatchObject({ contiguous: 3, frozen: false })
    expect(await whysOf(ledger)).toEqual(['bad_signature in its place'])
    expect(await shop.orderOf(ticket)).toBeUndefined()
    expect(await ledger.send()).toMatchObject({ contiguous: 3, frozen: false })
    expect(await ledger.send()).toMatchObject({ contiguous: 3, frozen: false })
    expect(await shop.orderOf(ticket)).toMatchObject({ total: ticket.total })
    expect(await shop.salesOf(ledger)).toHaveLength(1)
    const [parked] = await shop.parkedOf(ledger)
    expect(await shop.ask(`/api/v1/till/parked-events/${parked}`)).toMatchObject({
      acceptable: false,
      held: JSON.stringify(sale),
    })
    expect((await decide(parked, 'accept')).status).toBe(422)
    await decide(parked, 'set-aside', 'It came whole.')
    expect(await shop.ask(`/api/v1/shifts/${ledger.shiftId}`)).toMatchObject({
      tickets: 1,
      expected: 50_000 + 2 * ticket.total,
    })
    expect(await shop.completenessOf(ledger)).toMatchObject({ complete: true })
  })
})

describe('an entry that was damaged', () => {
  it('and left out for a reason makes its day right again, and the page says why', async () => {
    const ledger = await shop.openLedger()
    const lost = await ledger.sell([shop.thing(0)])
    const next = await ledger.sell([shop.thing(1)])
    const [opening, sale, last] = ledger.events
    expect(await ledger.send([opening, { ...sale, monoMs: 999 }, last])).toMatchObject({ contiguous: 1 })
    const [parked] = await shop.parkedOf(ledger)
    await decide(parked, 'set-aside', 'The customer came back, and we sold it anew.')
    expect(await shop.orderOf(next)).toBeDefined()
    const proof = {
      complete: true,
      days: [{ events: 3, tickets: 1, unbroken: true, hashesMatch: true, decided: 1, totalsMatch: true }],
      decided: [
        {
          parkedId: parked,
          epoch: 1,
          seq: 2,
          why: 'wrong_hash',
          state: 'set_aside',
          note: 'The customer came back, and we sold it anew.',
          settledBy: expect.any(String),
        },
      ],
    }
    expect(await shop.completenessOf(ledger)).toMatchObject(proof)
    // Should the device send what it had really written, that is a sale like any other.
    expect(await ledger.send()).toMatchObject({ contiguous: 3, frozen: false })
    expect(await shop.orderOf(lost)).toMatchObject({ total: lost.total })
    expect(await shop.completenessOf(ledger)).toMatchObject({
      complete: true,
      days: [{ tickets: 2, hashesMatch: true, decided: 0 }],
      decided: [],
    })
  })

  it('is no gap any more when it was the last of its device, and was left out', async () => {
    const ledger = await shop.openLedger()
    await ledger.sell([shop.thing(0)])
    const [opening, sale] = ledger.events
    await ledger.send([opening, { ...sale, hash: 'e'.repeat(64) }])
    const gap = { gaps: [{ from: 2, to: 2 }] }
    expect(await shop.completenessOf(ledger)).toMatchObject({ complete: false, epochs: [gap] })
    const [parked] = await shop.parkedOf(ledger)
    await decide(parked, 'set-aside', 'Nobody sold that.')
    expect(await shop.completenessOf(ledger)).toMatchObject({
      complete: true,
      epochs: [{ gaps: [] }],
      decided: [{ seq: 2, note: 'Nobody sold that.' }],
    })
  })

  it('and entered all the same is told of when what the device had written comes after all', async () => {
    const ledger = await shop.openLedger()
    await ledger.sell([shop.thing(0)])
    const [opening, sale] = ledger.events
    await ledger.send([opening, { ...sale, monoMs: 999 }])
    const [parked] = await shop.parkedOf(ledger)
    expect(await decide(parked, 'accept')).toMatchObject({ status: 200 })
    expect(await shop.salesOf(ledger)).toHaveLength(1)
    expect(await shop.completenessOf(ledger)).toMatchObject({
      complete: true,
      decided: [{ state: 'accepted' }],
    })
    expect(await ledger.send()).toMatchObject({ contiguous: 2, frozen: false })
    expect(await whysOf(ledger)).toEqual(['changed', 'wrong_hash'])
    expect(await shop.salesOf(ledger)).toHaveLength(1)
  })
})
