import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { type LedgerShop, startLedgerShop } from '../../../test/ledger-shop.js'
import type { TillLedger } from '../../../test/till-ledger.js'

let shop: LedgerShop
beforeAll(async () => {
  shop = await startLedgerShop()
})
afterAll(() => shop?.shop.close())

const shutOut = ({ till }: TillLedger) => shop.post(`/api/v1/devices/${till.deviceId}/revoke`, {})
const count = ({ shiftId }: TillLedger, counted: number, note: string | null = null) =>
  shop.shop.send(shop.shop.owner, 'PUT', `/api/v1/shifts/${shiftId}/drawer-count`, { counted, note })
const shiftOf = ({ shiftId }: TillLedger) => shop.ask(`/api/v1/shifts/${shiftId}`)
const different = async ({ till }: TillLedger) =>
  z
    .object({ items: z.array(z.object({ difference: z.number() })) })
    .parse(await shop.ask(`/api/v1/shifts?registerId=${till.register.id}&state=different`))
    .items.map(({ difference }) => difference)

/** A shift with one sale that has arrived; its device is shut out. */
async function endedShift() {
  const ledger = await shop.openLedger()
  const ticket = await ledger.sell([shop.thing(0)])
  await ledger.send()
  await shutOut(ledger)
  return { ledger, expected: 50_000 + ticket.total }
}

it('is the business of the till as long as its device is the register, and after the till has closed', async () => {
  const ledger = await shop.openLedger()
  await ledger.send()
  const refused = { status: 409, body: { type: '/problems/shift-not-ended' } }
  expect(await count(ledger, 50_000)).toMatchObject(refused)
  await ledger.close(50_000, 50_000)
  await ledger.send()
  await shutOut(ledger)
  expect(await count(ledger, 50_000)).toMatchObject(refused)
  expect(await shiftOf(ledger)).toMatchObject({ officeCount: null, difference: 0 })
})

it('says what the drawer of an ended shift held, and by whom', async () => {
  const { ledger, expected } = await endedShift()
  expect(await count(ledger, expected, 'Counted on Monday.')).toMatchObject({
    status: 200,
    body: {
      closedAt: null,
      ended: { why: 'revoked' },
      counted: expected,
      difference: 0,
      officeCount: {
        counted: expected,
        difference: 0,
        note: 'Counted on Monday.',
        countedBy: expect.stringMatching(/./),
        countedAt: expect.any(String),
      },
    },
  })
  expect(await shop.kindsOf(ledger)).toEqual([])
  expect(await different(ledger)).toEqual([])
})

it('makes a task of what is missing, which goes when it was counted wrong and is counted again', async () => {
  const { ledger, expected } = await endedShift()
  await count(ledger, expected - 1_000)
  expect(await shop.exceptionsOf(ledger)).toMatchObject([
    { kind: 'cash_difference', shiftId: ledger.shiftId, details: { difference: -1_000 } },
  ])
  expect(await different(ledger)).toEqual([-1_000])
  await count(ledger, expected)
  expect(await shop.kindsOf(ledger)).toEqual([])
  expect(await shiftOf(ledger)).toMatchObject({ counted: expected, difference: 0 })
})

it('row 16: is compared anew when a sale of the shift arrives after it', async () => {
  const { ledger, expected } = await endedShift()
  const late = await ledger.sell([shop.thing(1)])
  await count(ledger, expected + late.total)
  expect(await shop.exceptionsOf(ledger)).toMatchObject([{ details: { difference: late.total } }])
  const successor = await shop.successorOf(ledger)
  await shop.shop.send(successor.till.headers, 'POST', '/api/v1/till/events', ledger.batch(ledger.events))
  expect(await shop.kindsOf(ledger)).toEqual([])
  expect(await shiftOf(ledger)).toMatchObject({
    amendedAt: expect.any(String),
    expected: expected + late.total,
    difference: 0,
  })
})

it('gives way to what the till itself has counted, should that arrive', async () => {
  const { ledger, expected } = await endedShift()
  await count(ledger, expected - 500)
  await ledger.close(expected, expected)
  const successor = await shop.successorOf(ledger)
  await shop.shop.send(successor.till.headers, 'POST', '/api/v1/till/events', ledger.batch(ledger.events))
  expect(await shiftOf(ledger)).toMatchObject({
    closedAt: expect.any(String),
    ended: null,
    counted: expected,
    difference: 0,
    officeCount: { counted: expected - 500, difference: -500 },
  })
  expect(await shop.kindsOf(ledger)).toEqual([])
  expect(await different(ledger)).toEqual([])
})

it('is refused for a sum that no drawer can hold, and for a shift that nobody knows', async () => {
  const { ledger } = await endedShift()
  expect(await count(ledger, -1)).toMatchObject({ status: 422 })
  const nobody = '0195b3f0-5c1a-7cc3-9d8e-3f1c2b7a4e10'
  const body = { counted: 0, note: null }
  expect(
    await shop.shop.send(shop.shop.owner, 'PUT', `/api/v1/shifts/${nobody}/drawer-count`, body),
  ).toMatchObject({ status: 404 })
})
