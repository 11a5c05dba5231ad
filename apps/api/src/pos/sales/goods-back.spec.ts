import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LedgerShop, startLedgerShop } from '../../../test/ledger-shop.js'
import { returnOf } from '../../../test/till-ledger.js'

let shop: LedgerShop
beforeAll(async () => {
  shop = await startLedgerShop()
})
afterAll(() => shop?.shop.close())

describe('goods that come back', () => {
  it('give their money back on their own order, and lie there again', async () => {
    const ledger = await shop.openLedger()
    const sold = await ledger.sell([shop.thing(0), shop.thing(1)])
    const before = await shop.stockOf(shop.thing(0))
    const back = await ledger.sell([], { returns: [returnOf(sold)] })
    await ledger.send()
    expect(await shop.orderOf(back)).toBeUndefined()
    expect(await shop.orderOf(sold)).toMatchObject({ paymentStatus: 'partially_refunded', outstanding: 0 })
    expect(await shop.stockOf(shop.thing(0))).toBe(before)
    // The same again cannot be: its sale has nothing left to give back.
    await ledger.sell([], { returns: [returnOf(sold)] })
    await ledger.send()
    expect(await shop.kindsOf(ledger)).toEqual(['return_unmatched'])
  })

  it('pay for what is taken instead, and a ticket that is voided is cancelled, refunded and on the shelf', async () => {
    const ledger = await shop.openLedger()
    const sold = await ledger.sell([shop.thing(0)])
    const exchange = await ledger.sell([shop.thing(1)], { returns: [returnOf(sold)] })
    const before = await shop.stockOf(shop.thing(0))
    const mistake = await ledger.sell([shop.thing(0)])
    await ledger.add({ type: 'ticket_voided', payload: { saleId: mistake.saleId, reason: 'wrong one' } })
    await ledger.send()
    expect(await shop.orderOf(exchange)).toMatchObject({ total: exchange.goods, outstanding: 0 })
    expect(await shop.orderOf(mistake)).toMatchObject({
      paymentStatus: 'refunded',
      outstanding: 0,
      cancelledAt: expect.any(Date),
    })
    // What was sold came back in the exchange, and the voided one did.
    expect(await shop.stockOf(shop.thing(0))).toBe(before)
  })

  it('had never come when their exchange is voided: the first order is as it was, and nobody has to do anything', async () => {
    const ledger = await shop.openLedger()
    const sold = await ledger.sell([shop.thing(0)])
    await ledger.send()
    const [before, shelf] = [await shop.orderOf(sold), await shop.stockOf(shop.thing(0))]
    const exchange = await ledger.sell([shop.thing(1)], { returns: [returnOf(sold)] })
    await ledger.add({ type: 'ticket_voided', payload: { saleId: exchange.saleId, reason: 'wrong one' } })
    await ledger.send()
    await ledger.send()
    expect(await shop.orderOf(exchange)).toMatchObject({ cancelledAt: expect.any(Date), outstanding: 0 })
    const { paymentStatus, outstanding, credited, fulfilmentStatus } = before ?? {}
    expect(before).toMatchObject({ paymentStatus: 'captured', credited: 0 })
    expect(await shop.orderOf(sold)).toMatchObject({
      paymentStatus,
      outstanding,
      credited,
      fulfilmentStatus,
    })
    expect(await shop.stockOf(shop.thing(0))).toBe(shelf)
    expect(await shop.kindsOf(ledger)).toEqual([])
    // It can come back again, and then for good.
    await ledger.sell([], { returns: [returnOf(sold)] })
    await ledger.send()
    expect(await shop.orderOf(sold)).toMatchObject({ paymentStatus: 'refunded', outstanding: 0 })
    expect(await shop.kindsOf(ledger)).toEqual([])
  })

  it('row 6: at another register, and whose sale is voided all the same, are a task: their money was given twice', async () => {
    const [ledger, other] = [await shop.openLedger(), await shop.openLedger()]
    const sold = await ledger.sell([shop.thing(0), shop.thing(1)])
    await ledger.send()
    const [before, back] = [await shop.stockOf(shop.thing(0)), returnOf(sold)]
    await other.sell([], { returns: [back] })
    await other.send()
    await ledger.add({ type: 'ticket_voided', payload: { saleId: sold.saleId, reason: 'wrong one' } })
    for (const _ of [1, 2]) await ledger.send()
    expect(await shop.exceptionsOf(ledger)).toMatchObject([
      { kind: 'return_unmatched', saleId: sold.saleId, details: { amount: back.amount, voided: true } },
    ])
    expect(await shop.orderOf(sold)).toMatchObject({ paymentStatus: 'refunded', outstanding: 0 })
    // Each piece lies there again once.
    expect(await shop.stockOf(shop.thing(0))).toBe(before + 1)
  })

  it('and went again are no such task when their sale is voided then', async () => {
    const ledger = await shop.openLedger()
    const sold = await ledger.sell([shop.thing(0)])
    const exchange = await ledger.sell([shop.thing(1)], { returns: [returnOf(sold)] })
    for (const { saleId } of [exchange, sold])
      await ledger.add({ type: 'ticket_voided', payload: { saleId, reason: 'wrong one' } })
    await ledger.send()
    expect(await shop.orderOf(sold)).toMatchObject({ paymentStatus: 'refunded', outstanding: 0 })
    expect(await shop.kindsOf(ledger)).toEqual([])
  })
})
