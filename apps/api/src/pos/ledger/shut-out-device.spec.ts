import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { type LedgerShop, startLedgerShop } from '../../../test/ledger-shop.js'
import type { TillLedger } from '../../../test/till-ledger.js'

const seenSchema = z.object({ epochs: z.array(z.object({ lastSeenAt: z.string() })) })

let shop: LedgerShop
beforeAll(async () => {
  shop = await startLedgerShop()
})
afterAll(() => shop?.shop.close())

const shutOut = (ledger: TillLedger) => shop.post(`/api/v1/devices/${ledger.till.deviceId}/revoke`, {})
const shiftsIn = async (state: string, { till }: TillLedger) =>
  z
    .object({ items: z.array(z.object({ id: z.string() })) })
    .parse(await shop.ask(`/api/v1/shifts?registerId=${till.register.id}&state=${state}`))
    .items.map(({ id }) => id)

it('row 12: a shift whose device is shut out is ended, and has its report', async () => {
  const ledger = await shop.openLedger()
  const ticket = await ledger.sell([shop.thing(0)])
  await ledger.send()
  expect(await shiftsIn('open', ledger)).toEqual([ledger.shiftId])
  expect((await shutOut(ledger)).status).toBe(200)
  expect(await shiftsIn('open', ledger)).toEqual([])
  expect(await shiftsIn('ended', ledger)).toEqual([ledger.shiftId])
  expect(await shop.ask(`/api/v1/shifts/${ledger.shiftId}`)).toMatchObject({
    closedAt: null,
    ended: { at: expect.any(String), why: 'revoked' },
    tickets: 1,
    expected: 50_000 + ticket.total,
    counted: null,
  })
})

it('row 12: what a device that was shut out had recorded comes with the device that is the register now', async () => {
  const ledger = await shop.openLedger()
  const sent = await ledger.sell([shop.thing(0)])
  await ledger.send()
  const late = await ledger.sell([shop.thing(1)])
  await shutOut(ledger)
  const cash = 50_000 + sent.total + late.total
  await ledger.close(cash, cash)
  expect(await ledger.post(ledger.events)).toMatchObject({
    status: 401,
    body: { type: '/problems/device-revoked' },
  })
  const seen = async () =>
    seenSchema.parse(await shop.completenessOf(ledger)).epochs.map(({ lastSeenAt }) => lastSeenAt)
  const [lastSeen] = await seen()
  const successor = await shop.successorOf(ledger)
  await successor.open()
  await successor.send()
  const carry = (events: readonly unknown[], from = successor) =>
    shop.shop.send(from.till.headers, 'POST', '/api/v1/till/events', ledger.batch(events))
  expect(await carry(ledger.events)).toMatchObject({
    status: 200,
    body: { epoch: 1, contiguous: 4, parked: [], frozen: true },
  })
  expect(await shop.orderOf(late)).toMatchObject({ total: late.total })
  expect(await shop.ask(`/api/v1/shifts/${ledger.shiftId}`)).toMatchObject({
    closedAt: expect.any(String),
    ended: null,
    difference: 0,
  })
  // The lost one was not there for it: the shopkeeper looks for it where it was last.
  expect(await seen()).toEqual([lastSeen, expect.any(String)])
  // Nobody is stopped by it, and it counts once.
  await carry(ledger.events)
  expect(await shop.salesOf(ledger)).toHaveLength(2)
  await successor.sell([shop.thing(0)])
  expect(await successor.send()).toMatchObject({ epoch: 2, contiguous: 2, frozen: false })
  expect(await shop.completenessOf(ledger)).toMatchObject({ complete: true })

  // Another register brings nothing of it, whatever epoch it names.
  const other = await shop.successorOf(await shop.newLedger())
  const [opening] = ledger.events
  expect(await carry([opening], other)).toMatchObject({ body: { epoch: 1, contiguous: 0 } })
  expect(await shop.salesOf(other)).toEqual([])
})
