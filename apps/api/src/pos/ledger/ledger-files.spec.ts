import { hashOf, sealedReceipt, type Ticket } from '@counterflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type LedgerShop, startLedgerShop } from '../../../test/ledger-shop.js'
import { saleOf, type TillLedger } from '../../../test/till-ledger.js'
import { auditRoutes } from '../../audit/audit.contract.js'
import { AuditModule } from '../../audit/audit.module.js'

const seenSchema = z.object({ epochs: z.array(z.object({ lastSeenAt: z.string().nullable() })) })

let shop: LedgerShop
beforeAll(async () => {
  shop = await startLedgerShop({ modules: [AuditModule], contract: Object.values(auditRoutes) })
})
afterAll(() => shop?.shop.close())

/** The lines of the file that a till makes of its ledger. */
const linesOf = ({ till, events }: Pick<TillLedger, 'till' | 'events'>) => {
  const { deviceId, register, location, epoch } = till
  return [{ deviceId, register, location, epoch }, ...events].map((line) => JSON.stringify(line))
}

async function upload(content: string | Uint8Array<ArrayBuffer>, headers = shop.shop.owner) {
  const form = new FormData()
  form.set('file', new Blob([content], { type: 'application/x-ndjson' }), 'ledger-SEOUL-A1-1.jsonl')
  const answer = await fetch(`${shop.shop.url}/api/v1/till/ledger-files`, {
    method: 'POST',
    headers,
    body: form,
  })
  return { status: answer.status, body: (await answer.json()) as unknown }
}
const uploadLines = (lines: readonly string[]) => upload(lines.map((line) => `${line}\n`).join(''))

const shutOut = ({ till }: TillLedger) => shop.post(`/api/v1/devices/${till.deviceId}/revoke`, {})

/** A till that sold on after the shop had last heard of it, and was shut out then. */
async function shutOutTill() {
  const ledger = await shop.openLedger()
  const sent = await ledger.sell([shop.thing(0)])
  await ledger.send()
  const unsent: readonly [Ticket, Ticket] = [
    await ledger.sell([shop.thing(1)]),
    await ledger.sell([shop.thing(2)]),
  ]
  await shutOut(ledger)
  const expected = [sent, ...unsent].reduce((sum, { total }) => sum + total, 50_000)
  await ledger.close(expected, expected)
  return { ledger, unsent }
}

describe('the file of a till that was shut out', () => {
  it('brings what the till could not send, once, whatever comes later', async () => {
    const { ledger, unsent } = await shutOutTill()
    expect((await ledger.post()).status).toBe(401)
    const counted = { registerId: ledger.till.register.id, epoch: 1, entries: 5, waiting: 0, parked: 0 }
    expect(await uploadLines(linesOf(ledger))).toEqual({
      status: 200,
      body: {
        ledgers: [{ ...counted, registerName: expect.any(String), entered: 3, known: 2 }],
        foreign: 0,
        damaged: 0,
        damagedLines: [],
      },
    })
    for (const ticket of unsent) expect(await shop.orderOf(ticket)).toMatchObject({ total: ticket.total })
    expect(await shop.ask(`/api/v1/shifts/${ledger.shiftId}`)).toMatchObject({
      closedAt: expect.any(String),
      ended: null,
      tickets: 3,
      difference: 0,
    })
    expect(await uploadLines(linesOf(ledger))).toMatchObject({
      body: { ledgers: [{ entered: 0, known: 5 }] },
    })
    // The tablet is found, and enrolled anew: it sends what it has.
    const successor = await shop.successorOf(ledger)
    const late = await shop.shop.send(
      successor.till.headers,
      'POST',
      '/api/v1/till/events',
      ledger.batch(ledger.events),
    )
    expect(late).toMatchObject({ body: { contiguous: 5, parked: [] } })
    expect(await shop.salesOf(ledger)).toHaveLength(3)
    expect(await shop.kindsOf(ledger)).toEqual([])
    expect(await shop.completenessOf(ledger)).toMatchObject({ complete: true })
  })

  it('says nothing of where the till is: it was last seen when it was there', async () => {
    const { ledger } = await shutOutTill()
    const seen = async () => {
      const { epochs } = seenSchema.parse(await shop.completenessOf(ledger))
      return epochs[0]?.lastSeenAt
    }
    const before = await seen()
    expect(before).toEqual(expect.any(String))
    expect(await uploadLines(linesOf(ledger))).toMatchObject({ body: { ledgers: [{ entered: 3 }] } })
    expect(await seen()).toBe(before)
  })

  it('freezes nobody: a till that sells on sends the same, and what came after it', async () => {
    const ledger = await shop.openLedger()
    await ledger.sell([shop.thing(0)])
    await uploadLines(linesOf(ledger))
    await ledger.sell([shop.thing(1)])
    expect(await ledger.send()).toMatchObject({ contiguous: 3, frozen: false, parked: [] })
    expect(await shop.salesOf(ledger)).toHaveLength(2)
  })

  it('is recorded with who took it in', async () => {
    const ledger = await shop.openLedger()
    await uploadLines(linesOf(ledger))
    expect(await shop.ask('/api/v1/audit?deed=importTillLedger&limit=1')).toMatchObject({
      items: [
        {
          subject: { type: 'register', id: ledger.till.register.id },
          changes: [{ field: 'file', before: null, after: 'ledger-SEOUL-A1-1.jsonl' }],
        },
      ],
    })
  })

  it('holds more than one device of the tablet, and each finds its own ledger', async () => {
    const { ledger } = await shutOutTill()
    const successor = await shop.successorOf(ledger)
    await successor.open()
    expect(await uploadLines([...linesOf(ledger), ...linesOf(successor)])).toMatchObject({
      body: {
        ledgers: [
          { epoch: 1, entered: 3 },
          { epoch: 2, entered: 1 },
        ],
      },
    })
  })

  it('is taken in by portions, however long it is', async () => {
    const ledger = await shop.openLedger()
    for (let sale = 0; sale < 620; sale += 1) await ledger.add(drawerOpened)
    expect(await uploadLines(linesOf(ledger))).toMatchObject({ body: { ledgers: [{ entered: 621 }] } })
  })
})

const drawerOpened = { type: 'drawer_opened', payload: { reason: 'change' } } as const

describe('a file that is not as a till wrote it', () => {
  it('is refused when it is something else, and nothing is kept of it', async () => {
    const refused = { status: 422, body: { type: '/problems/not-a-ledger-file' } }
    expect(await upload('handle,title,price\nlinen-apron,Linen apron,12.50\n')).toMatchObject(refused)
    expect(await upload('')).toMatchObject(refused)
    expect(await upload(crypto.getRandomValues(new Uint8Array(60_000)))).toMatchObject(refused)
    expect(await upload('x'.repeat(1_200_000))).toMatchObject(refused)
    expect(await upload('{"hello":"world"}\n')).toMatchObject(refused)
  })

  it('is refused when it is that of another shop', async () => {
    const { ledger } = await shutOutTill()
    const elsewhere = JSON.stringify(ledger.till.register.id)
    const theirs = linesOf(ledger).map((line) =>
      line.replaceAll(elsewhere, '"0195b3f0-5c1a-7cc3-9d8e-3f1c2b7a4e10"'),
    )
    expect(await uploadLines(theirs)).toMatchObject({
      status: 422,
      body: { type: '/problems/ledger-of-another-shop' },
    })
    // Of a tablet that was in both shops, ours is taken.
    expect(await uploadLines([...theirs, ...linesOf(ledger)])).toMatchObject({
      body: { foreign: 5, ledgers: [{ entries: 5, entered: 3 }] },
    })
  })

  it('keeps a changed entry for a person, and makes no order of it', async () => {
    const { ledger, unsent } = await shutOutTill()
    const lines = linesOf(ledger).map((line) =>
      line.includes(unsent[1].saleId) ? line.replace(/"total":\d+/, '"total":1') : line,
    )
    expect(await uploadLines(lines)).toMatchObject({
      body: { ledgers: [{ entries: 5, entered: 1, known: 2, parked: 1, waiting: 1 }] },
    })
    expect(await shop.salesOf(ledger)).toHaveLength(2)
    expect(await shop.kindsOf(ledger)).toContain('parked')
    expect(await shop.completenessOf(ledger)).toMatchObject({ complete: false })
    // The sound file brings it after all.
    await uploadLines(linesOf(ledger))
    expect(await shop.salesOf(ledger)).toHaveLength(3)
  })

  it('takes nothing of an entry that somebody wrote who has not the key of the device', async () => {
    const { ledger } = await shutOutTill()
    const made = { ...(await ledger.sealed(drawerOpened)), signature: 'A'.repeat(86) }
    const forged = JSON.stringify({ ...made, hash: hashOf(made) })
    expect(await uploadLines([...linesOf(ledger), forged])).toMatchObject({
      body: { ledgers: [{ entered: 3, known: 2, parked: 1 }] },
    })
  })

  it('names the lines that are damaged, and brings the others; what stood behind waits for it', async () => {
    const { ledger, unsent } = await shutOutTill()
    const lines = linesOf(ledger)
    const cut = lines.map((line, index) => (index === 3 ? line.slice(0, 100) : line))
    expect(await uploadLines(cut)).toMatchObject({
      status: 200,
      body: { damaged: 1, damagedLines: [4], ledgers: [{ entries: 4, entered: 0, known: 2, waiting: 2 }] },
    })
    expect(await shop.orderOf(unsent[1])).toBeUndefined()
    expect(await shop.completenessOf(ledger)).toMatchObject({
      complete: false,
      epochs: [{ contiguous: 2, last: 5, waiting: 2, gaps: [{ from: 3, to: 3 }] }],
    })
    await uploadLines([lines[0] ?? '', lines[3] ?? ''])
    for (const ticket of unsent) expect(await shop.orderOf(ticket)).toBeDefined()
    expect(await shop.completenessOf(ledger)).toMatchObject({ complete: true })
  })

  it('is no dead end: what waits behind a damaged line is entered from its receipt, and once', async () => {
    const { ledger, unsent } = await shutOutTill()
    await uploadLines(linesOf(ledger).map((line, index) => (index === 3 ? line.slice(0, 100) : line)))
    const paper = (ticket: Ticket) => {
      const event = ledger.events.find(
        (one) => one.type === 'ticket_completed' && one.payload.ticket.saleId === ticket.saleId,
      )
      return event && sealedReceipt(saleOf(event))
    }
    const papers = [paper(unsent[1]), paper(unsent[0])]
    expect(await shop.post('/api/v1/till/restored-events', { papers })).toMatchObject({
      body: { results: [{ outcome: 'restored' }, { outcome: 'restored' }] },
    })
    expect(await shop.salesOf(ledger)).toHaveLength(3)
    expect(await shop.ask(`/api/v1/shifts/${ledger.shiftId}`)).toMatchObject({ tickets: 3, difference: 0 })
    expect(await shop.completenessOf(ledger)).toMatchObject({ complete: true })
    await uploadLines(linesOf(ledger))
    expect(await shop.salesOf(ledger)).toHaveLength(3)
  })

  it('ends with half a line when the tablet died while it was written', async () => {
    const { ledger } = await shutOutTill()
    const text = linesOf(ledger).join('\r\n')
    expect(await upload(`\uFEFF${text.slice(0, -40)}`)).toMatchObject({
      body: { damagedLines: [6], ledgers: [{ entries: 4, entered: 2 }] },
    })
  })
})

it('is for those who manage registers', async () => {
  const ledger = await shop.openLedger()
  const cashier = await shop.shop.staff('cashier')
  expect((await upload(linesOf(ledger).join('\n'), cashier)).status).toBe(403)
})
