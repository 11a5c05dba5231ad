import {
  businessDay,
  ledgerEventIdSchema,
  minorUnits,
  staffIdSchema,
  startOfBusinessDay,
  tillChangesSchema,
} from '@counterflow/core'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type LedgerShop, startLedgerShop } from '../../../test/ledger-shop.js'
import type { TillLedger } from '../../../test/till-ledger.js'
import { newDeviceKey } from '../../../test/till-shop.js'
import { staff } from '../../identity/staff/staff.table.js'
import { ledgerEvents } from './ledger.table.js'

let shop: LedgerShop
beforeAll(async () => {
  shop = await startLedgerShop()
})
afterAll(() => shop?.shop.close())

/** How many entries of a register the server holds. */
const stored = async ({ till }: TillLedger) =>
  shop.database.$count(ledgerEvents, eq(ledgerEvents.registerId, till.register.id))

describe('bad input:', () => {
  it('a forged ledger is kept, and nothing of it is entered', async () => {
    const ledger = await shop.newLedger()
    const forger = await newDeviceKey()
    ledger.till.sign = forger.sign
    await ledger.open()
    const ticket = await ledger.sell([shop.thing(0)])
    await ledger.send()
    expect(await shop.orderOf(ticket)).toBeUndefined()
    expect(await shop.salesOf(ledger)).toEqual([])
    const parked = await shop.ask(`/api/v1/till/parked-events?registerId=${ledger.till.register.id}`)
    expect(parked).toMatchObject({ items: Array(2).fill({ why: 'bad_signature', state: 'open' }) })
  })

  it('a ledger in which somebody changed an amount is not entered from there on', async () => {
    const ledger = await shop.openLedger()
    const ticket = await ledger.sell([shop.thing(0)])
    await ledger.sell([shop.thing(1)])
    const [opening, sale, next] = ledger.events
    const changed = JSON.parse(JSON.stringify(sale).replaceAll(`"total":${ticket.total}`, '"total":1'))
    expect(await ledger.send([opening, changed, next])).toMatchObject({ contiguous: 1, parked: [] })
    expect(await shop.kindsOf(ledger)).toEqual(['parked'])
    // The device has the right one: it is held up by nothing that somebody made up.
    expect(await ledger.send()).toMatchObject({ contiguous: 3, frozen: false })
    expect(await shop.orderOf(ticket)).toMatchObject({ total: ticket.total })
  })

  it('a ledger that is replayed by another device is not its own, and doubles nothing', async () => {
    const ledger = await shop.openLedger()
    const ticket = await ledger.sell([shop.thing(0)])
    await ledger.send()
    const other = await shop.newLedger()
    expect(await other.send(ledger.events)).toMatchObject({ contiguous: 0, frozen: false })
    const successor = await shop.successorOf(ledger)
    expect(await successor.send(ledger.events)).toMatchObject({ epoch: 2, contiguous: 0, frozen: false })
    const whys = async (one: TillLedger) =>
      z
        .object({ items: z.array(z.object({ why: z.string() })) })
        .parse(await shop.ask(`/api/v1/till/parked-events?registerId=${one.till.register.id}`))
        .items.map(({ why }) => why)
    expect(await whys(other)).toEqual(['another_register', 'another_register'])
    expect(await whys(successor)).toEqual(['another_epoch', 'another_epoch'])
    expect(await shop.salesOf(ledger)).toMatchObject([{ id: ticket.saleId }])
  })

  it('a cloned device records on, is frozen, and the first one is not believed blindly either', async () => {
    const ledger = await shop.openLedger()
    const clone = await shop.cloneOf(ledger)
    const [mine, theirs] = [await ledger.sell([shop.thing(0)]), await clone.sell([shop.thing(1)])]
    expect(await ledger.send()).toMatchObject({ contiguous: 2, frozen: false })
    expect(await clone.send()).toMatchObject({ contiguous: 2, frozen: true })
    expect(await shop.orderOf(mine)).toBeDefined()
    expect(await shop.orderOf(theirs)).toBeUndefined()
    // Both have one token: nobody can tell which is the copy. What follows is still taken in, and still in sequence.
    await ledger.sell([shop.thing(0)])
    expect(await ledger.send()).toMatchObject({ contiguous: 3, frozen: true })
  })

  it('row 12: a clone of a device is frozen, and what it recorded waits for a person', async () => {
    const ledger = await shop.openLedger()
    await ledger.sell([shop.thing(0)])
    const clone = await ledger.sealed({ type: 'drawer_opened', payload: { reason: 'clone' } })
    await ledger.sell([shop.thing(0)])
    await ledger.send()
    expect(await ledger.send([clone])).toMatchObject({ contiguous: 3, frozen: true })
    expect(await ledger.send()).toMatchObject({ frozen: true })
    const changed = { ...clone, id: ledgerEventIdSchema.parse(ledger.events[1]?.id) }
    await ledger.send([changed])
    expect(await shop.kindsOf(ledger)).toEqual(['parked', 'parked'])
    const successor = await shop.successorOf(ledger)
    expect(successor.till.epoch).toBe(2)
    await successor.open()
    expect(await successor.send()).toMatchObject({ epoch: 2, contiguous: 1, frozen: false })
  })

  it('a truncated batch leaves nothing behind, and is whole when it comes again', async () => {
    const ledger = await shop.openLedger()
    const ticket = await ledger.sell([shop.thing(0)])
    const text = JSON.stringify(ledger.batch(ledger.events))
    const { headers } = ledger.till
    for (const part of [1, 2, 3]) {
      const cut = text.slice(0, Math.floor((text.length * part) / 4))
      expect(await shop.shop.send(headers, 'POST', '/api/v1/till/events', cut)).toMatchObject({
        status: 400,
        body: { type: '/problems/malformed-json' },
      })
    }
    expect(await stored(ledger)).toBe(0)
    // One that lost its end in between tells by its last place that there is more.
    const [opening] = ledger.events
    expect(await ledger.send([opening])).toMatchObject({ contiguous: 1 })
    expect(await shop.completenessOf(ledger)).toMatchObject({
      complete: false,
      epochs: [{ contiguous: 1, promised: 2, gaps: [{ from: 2, to: 2 }] }],
    })
    expect(await ledger.send()).toMatchObject({ contiguous: 2 })
    expect(await shop.orderOf(ticket)).toBeDefined()
    expect(await shop.completenessOf(ledger)).toMatchObject({ complete: true })
  })
})

describe('a discount by hand', () => {
  it('that is more than its giver may give is told of, unless somebody approved it', async () => {
    const ledger = await shop.openLedger()
    const [cashier] = await shop.database.select().from(staff).where(eq(staff.role, 'cashier'))
    const [owner] = await shop.database.select().from(staff).where(eq(staff.role, 'owner'))
    ledger.staffId = staffIdSchema.parse(cashier?.id)
    const percent = (value: number) => ({
      given: { discount: { kind: 'percent' as const, value }, reason: 'a scratch' },
    })
    await ledger.sell([shop.thing(0)], percent(1_000))
    await ledger.sell([shop.thing(0)], { ...percent(5_000), approvedBy: staffIdSchema.parse(owner?.id) })
    await ledger.send()
    expect(await shop.kindsOf(ledger)).toEqual([])
    const over = await ledger.sell([shop.thing(0)], percent(1_001))
    const { unitPrice } = shop.thing(0)
    const amount = minorUnits(Math.ceil(unitPrice / 5))
    const off = { discount: { kind: 'amount' as const, value: amount }, reason: 'a friend' }
    const byAmount = await ledger.sell([shop.thing(0)], { given: off })
    await ledger.send()
    const raised = await shop.exceptionsOf(ledger)
    expect(raised.map(({ kind }) => kind)).toEqual(['discount_over_limit', 'discount_over_limit'])
    const detailsOf = (saleId: string) => raised.find((one) => one.saleId === saleId)?.details
    expect(detailsOf(over.saleId)).toMatchObject({ basisPoints: 1_001, most: 1_000, staffId: cashier?.id })
    expect(detailsOf(byAmount.saleId)).toMatchObject({
      basisPoints: Math.round((amount * 10_000) / unitPrice),
    })
    // The sales stand all the same.
    expect(await shop.orderOf(over)).toMatchObject({ total: over.total, outstanding: 0 })
  })
})

describe('row 8: a tax that changes', () => {
  const hour = 3_600_000
  const taxes = '/api/v1/shop/taxes'
  const settingsSchema = z.looseObject({ version: z.int(), regions: z.array(z.looseObject({})) })
  const rule = (percent: number) => ({ taxRule: { ratesBasisPoints: [percent * 100], included: true } })
  const rates = (percent: number) => [{ name: 'VAT', basisPoints: percent * 100 }]

  it('while a till was offline is told of only where the till used a wrong one', async () => {
    const before = settingsSchema.parse(await shop.ask(taxes))
    const [home] = before.regions
    const put = async (version: number, changes: object) =>
      settingsSchema.parse(
        (
          await shop.shop.send(shop.shop.owner, 'PUT', taxes, {
            version,
            regions: [{ ...home, ...changes }],
          })
        ).body,
      )
    const yesterday = businessDay(new Date(Date.now() - 24 * hour), 'Asia/Seoul')
    const begun = startOfBusinessDay(yesterday, 'Asia/Seoul').getTime()
    const year = Number(yesterday.slice(0, 4)) + 2
    const ledger = await shop.newLedger()
    await shop.shop.follow()
    const changes = [
      { from: `${year}-01-01`, rates: rates(15) },
      { from: yesterday, rates: rates(12) },
    ]
    const dated = await put(before.version, { changes })
    const at = (moment: number) => {
      ledger.clock = moment - Date.now()
    }
    at(begun - 2 * hour)
    await ledger.open()
    at(begun - hour)
    await ledger.sell([shop.thing(0)], rule(10))
    // Somebody was paying while the day began.
    at(begun + hour / 10)
    await ledger.sell([shop.thing(0)], rule(10))
    at(begun + hour)
    await ledger.sell([shop.thing(0)], rule(12))
    at(Date.now())
    await ledger.send()
    expect(await shop.kindsOf(ledger)).toEqual([])
    at(begun + 2 * hour)
    await ledger.sell([shop.thing(0)], rule(10))
    at(Date.now())
    await ledger.send()
    const [drift, ...others] = await shop.exceptionsOf(ledger)
    expect(others).toEqual([])
    expect(drift).toMatchObject({
      kind: 'tax_drift',
      times: 1,
      details: { printed: '10% included', current: '12% included' },
    })

    // Tills know it before it begins; one without a network changes the tax by itself.
    await shop.shop.follow()
    const { body } = await shop.shop.send(ledger.till.headers, 'GET', '/api/v1/till/changes?after=0')
    const told = tillChangesSchema
      .parse(body)
      .records.flatMap((record) => (record.kind === 'settings' ? (record.content?.taxes ?? []) : []))
    expect(told.map(({ from, ratesBasisPoints }) => [from, ...ratesBasisPoints])).toEqual([
      [new Date(0).toISOString(), 1_000],
      [new Date(begun).toISOString(), 1_200],
      [startOfBusinessDay(`${year}-01-01`, 'Asia/Seoul').toISOString(), 1_500],
    ])

    // Without a day it begins at once: what was sold before it arrives is right as it was.
    await put(dated.version, { rates: rates(13) })
    at(Date.now() - hour)
    await ledger.sell([shop.thing(0)], rule(12))
    at(Date.now())
    await ledger.sell([shop.thing(0)], rule(13))
    await ledger.send()
    expect(await shop.exceptionsOf(ledger)).toMatchObject([{ id: drift?.id, times: 1 }])
    await put(dated.version + 1, {})
  })
})
