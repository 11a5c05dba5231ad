import { money, type OrderId, type OrderSnapshot } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../../../platform/database/database.js'
import { inTurn, type Step } from '../../../platform/database/in-turn.js'
import { insertionStep } from '../../../platform/database/insert-rows.js'
import { EventLog } from '../../../platform/events/event-log.js'
import { eventsWithoutPart } from '../../../platform/events/shared-part.js'
import { DiscountUses } from '../../discounts/discount-uses.js'
import { manualPayments } from '../../payments/manual/manual-payment.table.js'
import { languageOf, ShopSettings } from '../../shop/shop-settings.js'
import { orderFulfilmentLines, orderFulfilments } from '../fulfilments/fulfilment.table.js'
import { orderDiscounts, orderLines, orders } from '../order.table.js'
import { orderCreated, orderFulfilled, orderManualPaymentReceived, orderPaid } from '../order-events.js'
import { OrderHistory } from '../order-history.js'
import { nextNumbers } from '../order-numbers.js'
import { orderTimeline } from '../order-timeline.table.js'
import {
  discountRowsOf,
  entriesOf,
  fulfilmentRowsOf,
  isPaid,
  lineRowsOf,
  orderRowOf,
  paymentRowsOf,
} from './counter-rows.js'
import type { CounterFindings, CounterSale } from './counter-sale.js'
import { type EnteredSale, readSnapshotting } from './counter-snapshots.js'
import { type CounterMove, CounterStock } from './counter-stock.js'

/**
 * Enters sales that have happened at a counter as orders: with the prices that were printed, paid and fulfilled at
 * once, with their stock gone, whatever the books say. Each step is done for all of them at once, and their events
 * tell of the order as it is when all is done.
 */
@Injectable()
export class CounterSales {
  constructor(
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(OrderHistory) private readonly history: OrderHistory,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(CounterStock) private readonly stock: CounterStock,
    @Inject(DiscountUses) private readonly uses: DiscountUses,
  ) {}

  /** Enters sales as part of `transaction`; none of them is an order yet. Their variants and customers exist. */
  async record(transaction: Transaction, sales: readonly CounterSale[]): Promise<CounterFindings> {
    if (sales.length === 0) return { shortages: [], codes: [] }
    const shop = await this.shop.read(transaction)
    const held = await this.stock.hold(
      transaction,
      sales.flatMap(({ lines }) => lines.flatMap(({ variantId }) => variantId ?? [])),
    )
    const numbers = await nextNumbers(transaction, sales.length)
    const entered = sales.map((sale, index) => ({
      sale,
      row: orderRowOf(sale, numbers[index] ?? 0, entriesOf(sale).length),
    }))
    const { steps, shortages } = this.stock.recording(transaction, held, sales.map(moveOf))
    await inTurn([...insertionsOf(transaction, entered), ...steps])
    const codes = await this.use(transaction, sales)
    const snapshotOf = await readSnapshotting(transaction, sales, languageOf(shop))
    await inTurn([
      this.history.opening(transaction, () => sales.flatMap(entriesOf)),
      () => {
        const record = this.told(entered, snapshotOf)
        return () => record(transaction)
      },
    ])
    return { shortages, codes }
  }

  /** The total of an order in minor units; undefined where it is gone, or is another one since it was edited. */
  async totalAsEntered(queries: Queries, orderId: OrderId): Promise<number | undefined> {
    const [order] = await queries
      .select({ total: orders.total })
      .from(orders)
      .where(
        and(
          eq(orders.id, orderId),
          sql`not exists (select 1 from ${orderTimeline} told where told.order_id = ${orders.id} and told.kind = 'order_edited')`,
        ),
      )
    return order?.total
  }

  /** Takes the uses of codes; answers those that were used too often by it. */
  private async use(transaction: Transaction, sales: readonly CounterSale[]): Promise<UsedCode[]> {
    const codes: UsedCode[] = []
    for (const { id: orderId, codes: used, customerId } of sales.filter((sale) => sale.codes.length > 0)) {
      const taken = used.map(({ id, code, amount }) => ({ discountId: id, code, amount }))
      const beyond = await this.uses.takeAnyway(transaction, orderId, taken, customerId)
      codes.push(...beyond.map((code) => ({ orderId, code })))
    }
    return codes
  }

  private told(entered: readonly EnteredSale[], snapshotOf: (sale: EnteredSale) => OrderSnapshot) {
    const sales = entered.map(({ sale }) => sale)
    const bySubject = new Map(entered.map((one) => [one.sale.id, snapshotOf(one)]))
    const about = (sale: CounterSale) => ({ subjectId: sale.id, own: {} })
    const received = sales.flatMap((sale) =>
      sale.payments
        .filter(({ paid }) => paid)
        .map(({ id, method, amount }) => ({
          subjectId: sale.id,
          own: { manualPaymentId: id, method, amount: money(amount, sale.currency) },
        })),
    )
    return this.events.sharing({ name: 'order', bySubject }, [
      eventsWithoutPart(orderCreated, 'order', sales.map(about)),
      eventsWithoutPart(orderManualPaymentReceived, 'order', received),
      eventsWithoutPart(orderPaid, 'order', sales.filter(isPaid).map(about)),
      eventsWithoutPart(orderFulfilled, 'order', sales.map(about)),
    ])
  }
}

type UsedCode = CounterFindings['codes'][number]

/** Each table after those that its rows refer to. */
function insertionsOf(transaction: Transaction, entered: readonly EnteredSale[]): Step[] {
  const sales = entered.map(({ sale }) => sale)
  const handedOver = sales.map(fulfilmentRowsOf)
  return [
    insertionStep(transaction, orders, () => entered.map(({ row }) => row)),
    insertionStep(transaction, orderLines, () => sales.flatMap(lineRowsOf)),
    insertionStep(transaction, orderDiscounts, () => sales.flatMap(discountRowsOf)),
    insertionStep(transaction, manualPayments, () => sales.flatMap(paymentRowsOf)),
    insertionStep(transaction, orderFulfilments, () => handedOver.map(({ fulfilment }) => fulfilment)),
    insertionStep(transaction, orderFulfilmentLines, () => handedOver.flatMap(({ lines }) => lines)),
  ]
}

const moveOf = ({ id: orderId, locationId, lines }: CounterSale): CounterMove => ({
  orderId,
  locationId,
  pieces: lines.flatMap(({ variantId, quantity }) => (variantId === null ? [] : [{ variantId, quantity }])),
  direction: -1,
  reason: 'committed',
})
