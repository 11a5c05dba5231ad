import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { beforeEach, describe, expect, it } from 'vitest'
import { openSelling, sell, ticketsOf } from '../../test/open-selling'
import { goods } from '../../test/test-goods'
import { cashier, type TestTill, testTill } from '../../test/test-till'
import { sellingOf } from '../selling/selling'
import type { Till } from '../till/till'
import type { TillRecording } from '../till/till-ledger'
import { completeSale } from './complete-sale'
import { payExactCash } from './pay-exact-cash'

let till: TestTill
beforeEach(async () => {
  await Dexie.delete('counterflow-desk')
  till = testTill({ products: [goods(1, 'Mug')] })
})

describe('row 4: cash that settles a sale', () => {
  /** A ledger that does with a ticket what `take` says. */
  const ledgerThat = (take: () => Promise<TillRecording>): Till['ledger'] => ({
    ...till.ledger,
    record: (wishAfter, staffId, approvedBy) =>
      wishAfter(till.ledger.view.read()).type === 'ticket_completed'
        ? take()
        : till.ledger.record(wishAfter, staffId, approvedBy),
  })

  it('waits for the disk once: a till that dies before the sale is recorded has the cart, and no payment', async () => {
    const dying = Promise.withResolvers<TillRecording>()
    const selling = await openSelling({ ...till, ledger: ledgerThat(() => dying.promise) })
    sell(selling, 'SKU-1')
    void payExactCash(selling, cashier.staffId)
    await expect
      .poll(() => selling.desk.document.read()?.paying)
      .toMatchObject({ payment: { tenders: [{}] } })
    // What was rung up is written by itself, a little later.
    await expect.poll(() => selling.desk.storage.read()).toMatchObject({ cart: { lines: [{}] } })
    expect(await selling.desk.storage.read()).toMatchObject({ paying: null })
    const restarted = sellingOf({ ...till })
    await expect.poll(() => restarted.desk.document.read()?.cart.lines).toHaveLength(1)
    await payExactCash(restarted, cashier.staffId)
    expect(ticketsOf(till.recorded)).toHaveLength(1)
  })

  it('stays on the counter when the sale could not be recorded, and settles it later', async () => {
    let isFull = true
    const full = ledgerThat(async () => ({ kind: 'failed', why: 'disk_full' }))
    const record: Till['ledger']['record'] = (...wish) => (isFull ? full : till.ledger).record(...wish)
    const selling = await openSelling({ ...till, ledger: { ...till.ledger, record } })
    sell(selling, 'SKU-1')
    await payExactCash(selling, cashier.staffId)
    const kept = { paying: { payment: { tenders: [{ kind: 'cash', amount: 12_000 }] } } }
    expect(selling.desk.document.read()).toMatchObject(kept)
    expect(await selling.desk.storage.read()).toMatchObject(kept)
    isFull = false
    expect(await completeSale(selling, cashier.staffId)).toBe(true)
    expect(ticketsOf(till.recorded)).toMatchObject([{ total: 12_000 }])
  })

  it('goes back to the cart where the disk takes neither the sale nor the payment', async () => {
    const failed: TillRecording = { kind: 'failed', why: 'disk_full' }
    const selling = await openSelling({ ...till, ledger: ledgerThat(async () => failed) })
    sell(selling, 'SKU-1')
    await expect.poll(() => selling.desk.storage.read()).toMatchObject({ cart: { lines: [{}] } })
    selling.desk.storage.close()
    await payExactCash(selling, cashier.staffId)
    expect(selling.desk.document.read()).toMatchObject({ paying: null, cart: { lines: [{}] } })
    expect(selling.notice.read()).toMatchObject({ tone: 'bad', text: 'tillSelling.failed.disk_full' })
  })
})
