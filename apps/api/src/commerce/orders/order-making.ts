import {
  type Address,
  type CustomerId,
  type Journey,
  type OrderChannel,
  type OrderId,
  openAccount,
  orderLineIdSchema,
  orderPaymentStatus,
  outstandingOf,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Transaction } from '../../platform/database/database.js'
import { insertRows } from '../../platform/database/insert-rows.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { newId } from '../../platform/ids/new-id.js'
import type { QuotedOrder } from '../checkout/order-quotes.js'
import type { Tender } from '../checkout/tender.js'
import { CustomerDirectory, type CustomerReference } from '../customers/customer-directory.js'
import { CustomerPhones } from '../customers/customer-phones.js'
import { DiscountUses } from '../discounts/discount-uses.js'
import { Stock } from '../inventory/stock.js'
import { Authorizations, type StartedOperation } from '../payments/authorizations.js'
import { eachAlone } from './each-alone.js'
import { orderDiscounts, orderLines, orders } from './order.table.js'
import { orderCreated } from './order-events.js'
import { OrderHistory, snapshotIn, timelineActor } from './order-history.js'
import { nextNumbers } from './order-numbers.js'
import { discountRows, firstVersion, lineRows, orderRow, piecesOf } from './order-placement-rows.js'
import { OrderTenders, type PlannedTender } from './order-placement-tenders.js'
import { allAccepted } from './refusals.js'

/** An order that is to come into being: priced already, with who pays it and how. */
export interface NewOrder {
  readonly id: OrderId
  readonly channel: OrderChannel
  readonly actor: Actor
  /** Null: nobody that the shop knows. */
  readonly customer: CustomerReference | null
  readonly quote: QuotedOrder
  readonly tender: Tender
  /** Whether more may be sold than there is: staff may, a customer only where the variant says so. */
  readonly allowOversell: boolean
  readonly shippingAddress?: Address | null | undefined
  readonly billingAddress?: Address | null | undefined
  readonly note?: string | null | undefined
  readonly tags?: readonly string[] | undefined
  readonly journey?: Journey | undefined
  readonly draftId?: string | undefined
  /** Whether the customer gets a letter that says what they ordered, once it is known how it is paid. */
  readonly confirmed?: boolean | undefined
}

/** An order with all that was decided about it before anything was written. */
export interface DecidedOrder extends NewOrder {
  readonly customerId: CustomerId | null
  readonly tenders: PlannedTender
}

/**
 * The one way in which orders come into being, one or many: their stock, customers, discounts and payments with them.
 * Each step is done for all of them at once, so that many cost hardly more statements than one.
 */
@Injectable()
export class OrderMaking {
  constructor(
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(CustomerDirectory) private readonly customers: CustomerDirectory,
    @Inject(CustomerPhones) private readonly phones: CustomerPhones,
    @Inject(DiscountUses) private readonly uses: DiscountUses,
    @Inject(Stock) private readonly stock: Stock,
    @Inject(OrderHistory) private readonly history: OrderHistory,
    @Inject(OrderTenders) private readonly tenders: OrderTenders,
    @Inject(Authorizations) private readonly authorizations: Authorizations,
  ) {}

  /**
   * Makes orders as part of `transaction`. Whoever calls asks the gateway for the payments that were started, outside
   * of it. Everybody takes what they share in one sequence: goods, people, numbers.
   * @throws Refusals, with what stands in the way of some of them; let the transaction roll back then.
   */
  async make(transaction: Transaction, wanted: readonly NewOrder[]): Promise<StartedOperation[]> {
    if (wanted.length === 0) return []
    const promised = await this.stock.promise(
      transaction,
      wanted.map(({ quote, allowOversell }) => ({ pieces: piecesOf(quote), allowOversell })),
    )
    allAccepted(wanted, promised.outcomes)
    const decided = await this.decide(transaction, wanted)
    await this.write(transaction, decided)
    await this.takeDiscounts(transaction, decided)
    await this.stock.take(
      transaction,
      promised,
      decided.map(({ id }) => id),
    )
    const cards = decided.flatMap(({ tenders }) => this.tenders.cardPayment(tenders) ?? [])
    const started = await this.authorizations.start(transaction, cards)
    await this.tell(transaction, decided)
    await this.learnPhones(transaction, decided)
    await this.takeByHand(transaction, decided)
    return started
  }

  private async decide(transaction: Transaction, wanted: readonly NewOrder[]): Promise<DecidedOrder[]> {
    const named = wanted.flatMap(({ id, customer, actor }) =>
      customer === null ? [] : [{ id, reference: customer, actor }],
    )
    const customerIds = allAccepted(named, await this.customers.findOrCreateEach(transaction, named))
    const customerOf = new Map(named.map(({ id }, index) => [id, customerIds[index]]))
    const plans = []
    for (const { id, quote, tender, actor } of wanted) {
      const wish = { orderId: id, total: quote.priced.total, tender, actor: timelineActor(actor) }
      plans.push(await this.tenders.plan(transaction, wish))
    }
    const tenders = allAccepted(wanted, plans)
    return wanted.flatMap((order, index) => {
      const own = tenders[index]
      return own === undefined
        ? []
        : [{ ...order, customerId: customerOf.get(order.id) ?? null, tenders: own }]
    })
  }

  private async write(transaction: Transaction, decided: readonly DecidedOrder[]): Promise<void> {
    const numbers = await nextNumbers(transaction, decided.length)
    const placedAt = new Date()
    const rows = decided.map((order, index) => {
      const { quote } = order
      const lineIds = quote.lines.map(() => orderLineIdSchema.parse(newId()))
      const account = openAccount(quote.priced.total)
      const money = {
        paymentStatus: orderPaymentStatus(account),
        outstanding: outstandingOf(account).amount,
      }
      return {
        order: { ...orderRow(order, lineIds, placedAt), ...money, number: numbers[index] ?? 0 },
        lines: lineRows(order.id, lineIds, quote),
        discounts: discountRows(order.id, quote.priced),
      }
    })
    await insertRows(
      transaction,
      orders,
      rows.map(({ order }) => order),
    )
    await insertRows(
      transaction,
      orderLines,
      rows.flatMap(({ lines }) => lines),
    )
    await insertRows(
      transaction,
      orderDiscounts,
      rows.flatMap(({ discounts }) => discounts),
    )
  }

  private async takeDiscounts(transaction: Transaction, decided: readonly DecidedOrder[]): Promise<void> {
    const discounted = decided.filter(({ quote }) => quote.codes.length > 0)
    await eachAlone(transaction, discounted, ({ id, quote, customerId }) =>
      this.uses.take(transaction, id, quote, { customerId }),
    )
  }

  private async tell(transaction: Transaction, decided: readonly DecidedOrder[]): Promise<void> {
    const [first] = decided
    if (first === undefined) return
    const entries = decided.map(({ id, actor, channel }) => {
      const values = { channel }
      return {
        orderId: id,
        kind: 'order_placed',
        actor: timelineActor(actor),
        values,
        version: firstVersion,
      } as const
    })
    const snapshots = await this.history.open(transaction, entries, first.quote.shop)
    await this.events.appendAll(
      transaction,
      orderCreated,
      decided.map(({ id }) => ({ subjectId: id, payload: { order: snapshotIn(snapshots, id) } })),
    )
  }

  /** Only now: counting the orders has held their customers, in the order in which everybody does. */
  private async learnPhones(transaction: Transaction, decided: readonly DecidedOrder[]): Promise<void> {
    const [first] = decided
    if (first === undefined) return
    const given = decided.flatMap(({ customer, customerId, actor }) => {
      if (customer === null || 'id' in customer || !customer.phone || customerId === null) return []
      return [{ customerId, phone: customer.phone, actor }]
    })
    await this.phones.fill(transaction, given, first.quote.shop.countryCode)
  }

  private async takeByHand(transaction: Transaction, decided: readonly DecidedOrder[]): Promise<void> {
    const byHand = decided.filter(({ tenders }) => this.tenders.isByHand(tenders))
    await eachAlone(transaction, byHand, ({ tenders }) => this.tenders.takeByHand(transaction, tenders))
  }
}
