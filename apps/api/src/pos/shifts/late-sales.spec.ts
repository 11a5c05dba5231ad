import { receiptNumber, type Ticket } from '@counterflow/core'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LedgerShop, startLedgerShop } from '../../../test/ledger-shop.js'
import type { TillLedger } from '../../../test/till-ledger.js'
import { events } from '../../platform/events/event.table.js'

let shop: LedgerShop
beforeAll(async () => {
  shop = await startLedgerShop()
})
afterAll(() => shop?.shop.close())

const float = 50_000
const reportOf = (shiftId: string) => shop.ask(`/api/v1/shifts/${shiftId}`)

/** A sale whose signature was damaged on its way: it has its place, and waits for a person. */
async function sellUnsigned(ledger: TillLedger): Promise<{ ticket: Ticket; sent: object }> {
  const ticket = await ledger.sell([shop.thing(0)])
  return { ticket, sent: { ...ledger.events.at(-1), signature: 'A'.repeat(86) } }
}

async function acceptParked(ledger: TillLedger) {
  const [parked] = await shop.parkedOf(ledger)
  const note = 'The receipt was shown to me.'
  expect((await shop.post(`/api/v1/till/parked-events/${parked}/accept`, { note })).status).toBe(200)
}

it('row 16: a sale that is entered after the Z report changes its own shift, says so, and no other', async () => {
  const ledger = await shop.openLedger()
  const first = ledger.shiftId
  const { ticket, sent } = await sellUnsigned(ledger)
  await ledger.close(float + ticket.total, float + ticket.total)
  await ledger.open()
  const next = ledger.shiftId
  const sold = await ledger.sell([shop.thing(1)])
  await ledger.send(ledger.events.map((event) => (event.seq === 2 ? sent : event)))
  expect(await reportOf(first)).toMatchObject({ tickets: 0, amendedAt: null })
  await acceptParked(ledger)
  expect(await reportOf(first)).toMatchObject({
    tickets: 1,
    expected: float + ticket.total,
    amendedAt: expect.any(String),
    report: { expectedByTill: float + ticket.total },
  })
  expect(await reportOf(next)).toMatchObject({
    tickets: 1,
    expected: float + sold.total,
    amendedAt: null,
  })
  const amended = and(eq(events.type, 'till.shift_amended'), eq(events.subjectId, first))
  expect(await shop.database.$count(events, amended)).toBe(1)
})

/** Two registers, the second of which has made the same sale as the first. */
async function soldTwice() {
  const [one, two] = [await shop.openLedger(), await shop.openLedger()]
  const ticket = await one.sell([shop.thing(0)])
  const { location, register, epoch } = two.till
  const again = {
    ...ticket,
    receiptNumber: receiptNumber({ location: location.code, register: register.code }, epoch, 1),
  }
  await two.add({ type: 'ticket_completed', payload: { ticket: again } })
  return { one, two, ticket }
}

it('a sale that another register has made as well stands in the report of either, as its money lies in either drawer', async () => {
  const { one, two, ticket } = await soldTwice()
  const late = await sellUnsigned(two)
  const total = float + ticket.total + late.ticket.total
  await two.close(total, total)
  await one.send()
  await two.send(two.events.map((event) => (event.seq === 3 ? late.sent : event)))
  expect(await reportOf(two.shiftId)).toMatchObject({
    tickets: 1,
    expected: float + ticket.total,
    amendedAt: null,
  })
  expect((await shop.kindsOf(two)).toSorted()).toEqual(['cash_difference', 'mismatch', 'parked'])
  const reconciled = await shop.post('/api/v1/till/reconciliations', { registerId: two.till.register.id })
  expect(reconciled.body).toMatchObject({ shifts: 1, mismatches: 0 })
  await acceptParked(two)
  expect(await reportOf(two.shiftId)).toMatchObject({
    tickets: 2,
    expected: total,
    difference: 0,
    amendedAt: expect.any(String),
  })
  expect(await shop.kindsOf(two)).toEqual(['mismatch'])
})

it('and voided by the one that has made it again, it is the order of the other one as before', async () => {
  const { one, two, ticket } = await soldTwice()
  const { saleId } = ticket
  await one.send()
  await two.send()
  expect(await shop.kindsOf(two)).toEqual(['mismatch'])
  await two.add({ type: 'ticket_voided', payload: { saleId, reason: 'Sold at the other counter.' } })
  await two.close(float, float)
  await two.send()
  expect(await shop.orderOf(ticket)).toMatchObject({ total: ticket.total, cancelledAt: null })
  expect(await shop.salesOf(one)).toMatchObject([{ id: saleId, voidedAt: null }])
  expect(await reportOf(two.shiftId)).toMatchObject({ tickets: 1, voided: 1, expected: float, difference: 0 })
  expect(await shop.kindsOf(two)).toEqual([])
  const reconciled = await shop.post('/api/v1/till/reconciliations', { registerId: two.till.register.id })
  expect(reconciled.body).toMatchObject({ shifts: 1, mismatches: 0 })
})
