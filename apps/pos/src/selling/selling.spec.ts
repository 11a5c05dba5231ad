import 'fake-indexeddb/auto'
import {
  customerIdSchema,
  endCharge,
  giftCardIdSchema,
  minorUnits,
  payByGiftCard,
  payInCash,
  startCharge,
  tenderIdSchema,
  withDetails,
} from '@counterflow/core'
import Dexie from 'dexie'
import { beforeEach, describe, expect, it } from 'vitest'
import { openSelling, sell, ticketsOf } from '../../test/open-selling'
import { goods } from '../../test/test-goods'
import { cashier, manager, type TestTill, testTill } from '../../test/test-till'
import { completeSale } from '../paying/complete-sale'
import { payExactCash } from '../paying/pay-exact-cash'
import { freshId } from '../till/fresh-id'
import type { Till } from '../till/till'
import { releaseGiftCards } from './desk/release-gift-cards'
import { changeCart, changePrice, giveDiscount } from './sell'

const mug = goods(1, 'Mug')
const lastCup = goods(2, 'Cup', { available: 0 })
const asked: string[] = []

let till: TestTill
beforeEach(async () => {
  asked.length = 0
  await Dexie.delete('counterflow-desk')
  till = testTill({ products: [mug, lastCup] })
})

describe('selling at a till', () => {
  it('records first, then opens the drawer and prints, and begins anew', async () => {
    const done: string[] = []
    const printing = {
      ...till.printing,
      openDrawer: async () => {
        done.push(`drawer after ${ticketsOf(till.recorded).length}`)
        return 'printed' as const
      },
      print: async () => {
        done.push('receipt')
        return 'printed' as const
      },
    }
    const selling = await openSelling({ ...till, printing })
    sell(selling, 'SKU-1')
    sell(selling, '4006381333931')
    await selling.desk.startPaying(new Date())
    await payExactCash(selling, cashier.staffId)
    await expect.poll(() => done).toEqual(['drawer after 1', 'receipt'])
    expect(ticketsOf(till.recorded)).toMatchObject([
      { receiptNumber: 'SEOUL-A1-1-000001', total: 24_000, lines: [{ quantity: 2, title: 'Mug' }] },
    ])
    expect(selling.desk.document.read()).toMatchObject({ paying: null, cart: { lines: [] } })
  })

  it('row 20: holds a new version of the app back until the cart is sold', async () => {
    let held = 0
    const holdBack = () => {
      held += 1
      return () => {
        held -= 1
      }
    }
    const selling = await openSelling({ ...till, updates: { ...till.updates, holdBack } })
    sell(selling, 'SKU-1')
    sell(selling, 'SKU-1')
    expect(held).toBe(1)
    await selling.desk.startPaying(new Date())
    await payExactCash(selling, cashier.staffId)
    expect(held).toBe(0)
  })

  it('row 21: sells to somebody new without a network, by an id of its own', async () => {
    const selling = await openSelling(till)
    const customerId = freshId(customerIdSchema)
    await till.ledger.record(
      () => ({
        type: 'customer_created',
        shiftId: null,
        payload: { customerId, name: 'Mina', email: null, phone: null },
      }),
      cashier.staffId,
    )
    sell(selling, 'SKU-1')
    changeCart(selling, (cart) => withDetails(cart, { customer: { id: customerId, name: 'Mina' } }))
    await selling.desk.startPaying(new Date())
    await payExactCash(selling, cashier.staffId)
    expect(till.recorded.map(({ type }) => type)).toEqual([
      'shift_opened',
      'customer_created',
      'ticket_completed',
    ])
    expect(ticketsOf(till.recorded)).toMatchObject([{ customer: { id: customerId } }])
  })

  it('row 7: sells at the price that was told, whatever changes while the customer pays', async () => {
    const selling = await openSelling(till)
    sell(selling, 'SKU-1')
    await selling.desk.startPaying(new Date())
    till.shelves.put([
      {
        kind: 'product',
        id: mug.productId,
        version: 2,
        content: goods(1, 'Mug', { price: minorUnits(99_000) }),
      },
    ])
    till.shelves.publish(['product'])
    await payExactCash(selling, cashier.staffId)
    expect(ticketsOf(till.recorded)).toMatchObject([
      { total: 12_000, lines: [{ unitPrice: 12_000, priceSource: 'catalogue' }] },
    ])
  })

  it('row 8: takes the tax of the moment when paying began', async () => {
    const selling = await openSelling(till)
    sell(selling, 'SKU-1')
    await selling.desk.startPaying(new Date('2026-11-30T14:59:59Z'))
    await payExactCash(selling, cashier.staffId)
    expect(ticketsOf(till.recorded)[0]).toMatchObject({
      taxRule: { ratesBasisPoints: [1_000], included: true },
      tax: 1_091,
    })
  })

  it('row 8 and 13: takes the tax of the day that it is, also on a device whose clock is behind', async () => {
    const now = Date.parse('2026-11-30T15:00:00Z')
    const taxFrom = (from: string, rate: number) => ({
      from,
      ratesBasisPoints: [rate],
      names: ['VAT'],
      included: true,
    })
    const taxes = [taxFrom('2020-01-01T00:00:00Z', 1_000), taxFrom(new Date(now).toISOString(), 2_000)]
    till = testTill({ products: [mug], settings: { taxes } })
    const selling = await openSelling(till)
    sell(selling, 'SKU-1')
    till.sync.state.set({ ...till.sync.state.read(), clockOffset: 60_000 })
    await selling.desk.startPaying(new Date(now - 60_000))
    await payExactCash(selling, cashier.staffId)
    expect(ticketsOf(till.recorded)[0]).toMatchObject({ taxRule: { ratesBasisPoints: [2_000] }, tax: 2_000 })
  })

  it('row 10: sells what is in the customer’s hand, also when the count says that there is none', async () => {
    const selling = await openSelling(till)
    expect(sell(selling, 'SKU-2')).toBe(true)
    await selling.desk.startPaying(new Date())
    await payExactCash(selling, cashier.staffId)
    expect(ticketsOf(till.recorded)).toHaveLength(1)
  })

  it('asks for leave: a manager’s name stands on the ticket', async () => {
    const selling = await openSelling(till)
    sell(selling, 'SKU-1')
    const lineId = selling.desk.document.read()?.cart.lines[0]?.lineId
    if (lineId === undefined) throw new Error('Nothing is in the cart.')
    const changing = changePrice(selling, lineId, minorUnits(5_000))
    await till.session.approve(manager.staffId, '2468')
    expect(await changing).toBe(true)
    const tooMuch = giveDiscount(
      selling,
      null,
      { discount: { kind: 'percent', value: 5_000 }, reason: 'a friend' },
      5_000,
    )
    till.session.decline()
    expect(await tooMuch).toBe(false)
    await selling.desk.startPaying(new Date())
    await payExactCash(selling, cashier.staffId)
    expect(till.recorded.at(-1)).toMatchObject({
      approvedBy: manager.staffId,
      payload: { ticket: { total: 5_000, lines: [{ priceSource: 'changed' }] } },
    })
  })

  it('row 4: a till that dies after recording does not sell the same cart again', async () => {
    const selling = await openSelling(till)
    sell(selling, 'SKU-1')
    await selling.desk.startPaying(new Date())
    const before = selling.desk.document.read()
    await payExactCash(selling, cashier.staffId)
    if (before === undefined) throw new Error('Nothing was on the counter.')
    // As the disk was before the counter could be cleared.
    const paidNow = payInCash(before.paying?.payment ?? missing(), freshId(tenderIdSchema), null)
    if (!paidNow.done || before.paying === null) throw new Error('It could not be paid.')
    await selling.desk.put({ ...before, paying: { ...before.paying, payment: paidNow.payment } })
    expect(await completeSale(selling, cashier.staffId)).toBe(true)
    expect(ticketsOf(till.recorded)).toHaveLength(1)
    await selling.desk.put(before)
    await selling.desk.open()
    expect(selling.desk.document.read()?.cart.lines).toEqual([])
  })
})

const missing = () => {
  throw new Error('Nobody pays.')
}

describe('row 14: a card terminal of somebody else’s', () => {
  const charging = { tenderId: freshId(tenderIdSchema), provider: 'terminal', amount: minorUnits(12_000) }

  it('is asked about once more after a crash, and charged once only', async () => {
    const selling = await openSelling(till)
    sell(selling, 'SKU-1')
    await selling.desk.startPaying(new Date())
    await selling.desk.pay((payment) => startCharge(payment, charging))
    selling.desk.storage.close()
    const restarted = await openSelling({ ...till })
    expect(restarted.desk.document.read()?.paying?.payment.charging).toEqual(charging)
    expect(await restarted.desk.pay((payment) => startCharge(payment, charging))).toEqual({
      done: false,
      why: 'card_under_way',
    })
    await restarted.desk.pay((payment) => endCharge(payment, 'unknown', null))
    await completeSale(restarted, cashier.staffId)
    expect(ticketsOf(till.recorded)).toMatchObject([
      { tenders: [{ kind: 'external_card', state: 'unknown', tenderId: charging.tenderId }] },
    ])
    expect(till.ledger.view.read().state.unsettled.size).toBe(1)
  })
})

describe('row 15: a gift card', () => {
  it('gets back what no sale needs, as often as it takes to tell the server', async () => {
    let isOnline = false
    let problem: string | undefined
    const server: Till['server'] = {
      ask: async ({ method, path }, answer) => {
        if (!isOnline) return { kind: 'offline' }
        asked.push(`${method} ${path}`)
        return problem === undefined
          ? { kind: 'answer', answer: answer.parse(undefined) }
          : { kind: 'problem', type: `/problems/${problem}`, title: problem, fix: null }
      },
    }
    const selling = await openSelling({ ...till, server })
    const [used, unused] = [freshId(tenderIdSchema), freshId(tenderIdSchema)]
    sell(selling, 'SKU-1')
    await selling.desk.startPaying(new Date())
    await selling.desk.holding(unused)
    await selling.desk.holding(used)
    await selling.desk.pay((payment) =>
      payByGiftCard(payment, {
        tenderId: used,
        giftCardId: freshId(giftCardIdSchema),
        amount: minorUnits(12_000),
      }),
    )
    await completeSale(selling, cashier.staffId)
    await releaseGiftCards(selling)
    expect(asked).toEqual([])
    isOnline = true
    problem = 'too-many-requests'
    await releaseGiftCards(selling)
    problem = undefined
    await releaseGiftCards(selling)
    await releaseGiftCards(selling)
    const release = `DELETE /api/v1/till/gift-card-holds/${unused}`
    expect(asked).toEqual([release, release])
    await selling.desk.storage.release([unused])
    problem = 'gift-card-hold-settled'
    await releaseGiftCards(selling)
    await releaseGiftCards(selling)
    expect(asked).toEqual([release, release, release])
  })
})
