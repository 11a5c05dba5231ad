import { inArray, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LedgerShop, startLedgerShop } from '../../../test/ledger-shop.js'
import type { TillLedger } from '../../../test/till-ledger.js'
import { orders } from '../../commerce/orders/order.table.js'
import { Transactions } from '../../platform/database/transactions.js'
import { events } from '../../platform/events/event.table.js'
import { arrivedEvent } from './arrived-event.js'
import { LedgerIntake } from './ledger-intake.js'
import { LedgerSources } from './ledger-sources.js'

let shop: LedgerShop
beforeAll(async () => {
  shop = await startLedgerShop()
})
afterAll(() => shop?.shop.close())

const openLedgers = async (count: number) =>
  Promise.all(Array.from({ length: count }, () => shop.openLedger()))

/** What comes of ledgers that share a transaction, in their order. */
async function takenTogether(ledgers: readonly TillLedger[]) {
  const { application } = shop.shop
  const sources = application.get(LedgerSources)
  const arrival = { at: new Date(), offset: 0 }
  const batches = await Promise.all(
    ledgers.map(async ({ till, events: entries }) => {
      const source = await sources.of(till.register.id, till.epoch)
      if (source === undefined) throw new Error('Nobody knows the register.')
      return { source, arrivals: entries.map(arrivedEvent), promised: entries.length, arrival }
    }),
  )
  return application
    .get(Transactions)
    .run((transaction) => application.get(LedgerIntake).takeEach(transaction, batches))
}

/** Has the database take no line of an order with this title. */
const refuseLines = (title: string) =>
  shop.database.execute(
    sql.raw(`
      create function refuse_line() returns trigger language plpgsql as
        $$ begin raise exception 'It is not sold.'; end $$;
      create trigger refuses before insert on order_lines for each row
        when (new.title ->> 'en' = '${title}') execute function refuse_line()`),
  )

describe('ledgers that arrive together', () => {
  it('are each answered for themselves, and entered once, however many and however often', async () => {
    const ledgers = await openLedgers(8)
    const before = await shop.stockOf(shop.thing(0))
    for (const [index, ledger] of ledgers.entries())
      for (let sale = 0; sale <= index; sale += 1) await ledger.sell([shop.thing(0)])
    const answers = await Promise.all([...ledgers, ...ledgers].map((ledger) => ledger.send()))
    const lengths = ledgers.map((ledger) => ledger.events.length)
    expect(answers.map(({ contiguous }) => contiguous)).toEqual([...lengths, ...lengths])
    const sold = await Promise.all(ledgers.map((ledger) => shop.salesOf(ledger)))
    expect(sold.map((sales) => sales.length)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(await shop.stockOf(shop.thing(0))).toBe(before - 36)
    for (const ledger of ledgers) expect(await shop.completenessOf(ledger)).toMatchObject({ complete: true })
  })

  it('are entered once and without a gap by two transactions at the same moment, where there is a crowd', async () => {
    const ledgers = await openLedgers(7)
    const before = await shop.stockOf(shop.thing(1))
    const [cart, ...others] = await Promise.all(ledgers.map((ledger) => ledger.sell([shop.thing(0)])))
    if (cart === undefined) throw new Error('Nothing was sold.')
    // Two registers have sold one cart, each of them in a group of its own.
    const again = await ledgers.at(-1)?.add({ type: 'ticket_completed', payload: { ticket: cart } })
    for (const ledger of ledgers) for (let sale = 0; sale < 40; sale += 1) await ledger.sell([shop.thing(1)])
    const answers = await Promise.all([...ledgers, ...ledgers].map((ledger) => ledger.send()))
    const lengths = ledgers.map((ledger) => ledger.events.length)
    expect(answers.map(({ contiguous }) => contiguous)).toEqual([...lengths, ...lengths])
    expect(await shop.stockOf(shop.thing(1))).toBe(before - 7 * 40)
    const sold = (await Promise.all(ledgers.map((ledger) => shop.salesOf(ledger)))).flat()
    expect(sold).toHaveLength(1 + others.length + 7 * 40)
    expect(
      sold.filter(({ eventId }) => eventId === again?.id || eventId === ledgers[0]?.events[1]?.id),
    ).toHaveLength(1)
    const numbers = await shop.database
      .select({ number: orders.number })
      .from(orders)
      .where(
        inArray(
          orders.id,
          sold.flatMap(({ orderId }) => orderId ?? []),
        ),
      )
      .orderBy(orders.number)
    const [first] = numbers
    expect(numbers.map(({ number }) => number - (first?.number ?? 0))).toEqual([...sold.keys()])
  })

  it('are entered by one transaction, each with its own register, shift and cashier', async () => {
    const ledgers = await openLedgers(3)
    const tickets = await Promise.all(ledgers.map((ledger) => ledger.sell([shop.thing(0)])))
    const taken = await takenTogether(ledgers.toReversed())
    expect(taken.map(({ judged }) => judged.head)).toEqual(ledgers.toReversed().map(({ head }) => head))
    for (const [index, ledger] of ledgers.entries()) {
      const { id, name } = ledger.till.register
      const ticket = tickets[index]
      expect(await shop.salesOf(ledger)).toMatchObject([
        { id: ticket?.saleId, registerId: id, shiftId: ledger.shiftId },
      ])
      expect(await shop.ask(`/api/v1/orders/${ticket?.saleId}`)).toMatchObject({
        till: { register: { id, name }, shiftId: ledger.shiftId, cashier: { id: ledger.staffId } },
      })
      expect(await shop.ask(`/api/v1/shifts/${ledger.shiftId}`)).toMatchObject({
        registerId: id,
        tickets: 1,
        sold: ticket?.goods,
      })
    }
    const ids = tickets.map(({ saleId }) => saleId)
    const [told] = await shop.database
      .select({
        count: sql`count(*)`.mapWith(Number),
        transactions: sql`count(distinct ${events.transactionId})`.mapWith(Number),
      })
      .from(events)
      .where(inArray(events.subjectId, ids))
    expect(told).toEqual({ count: 15, transactions: 1 })
  })

  it('row 6: keep going where an entry of one of them cannot be entered', async () => {
    const [spoilt, sound] = await openLedgers(2)
    if (spoilt === undefined || sound === undefined) throw new Error('There are too few ledgers.')
    await spoilt.sell([shop.thing(0)])
    await refuseLines('Never')
    await spoilt.sell([{ ...shop.thing(0), title: 'Never' }])
    await spoilt.sell([shop.thing(0)])
    await sound.sell([shop.thing(1)])
    const taken = await takenTogether([spoilt, sound])
    expect(taken.map(({ failed }) => failed.map(({ link }) => link?.seq))).toEqual([[3], []])
    expect((await shop.salesOf(spoilt)).map(({ seq }) => seq)).toEqual([2, 4])
    expect(await shop.salesOf(sound)).toHaveLength(1)
    expect(await shop.kindsOf(spoilt)).toEqual(['parked'])
    expect(await shop.kindsOf(sound)).toEqual([])
    const again = await takenTogether([spoilt, sound])
    expect(again.map(({ judged }) => [judged.head.seq, judged.projected.length])).toEqual([
      [4, 0],
      [2, 0],
    ])
  })
})
