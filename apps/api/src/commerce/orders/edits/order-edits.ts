import {
  heldFor,
  type Money,
  money,
  type OrderAccount,
  type OrderId,
  outstandingOf,
  overpaidOf,
  type PricedOrder,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { EventLog } from '../../../platform/events/event-log.js'
import type { Actor } from '../../../platform/http/actor.js'
import {
  IdempotencyKeys,
  type IdempotentRequest,
} from '../../../platform/http/idempotency/idempotency-keys.js'
import { Stock } from '../../inventory/stock.js'
import { OrderAccounts } from '../../payments/order-accounts.js'
import { PaymentOperations } from '../../payments/payment-operations.js'
import { FulfilmentCompletion } from '../fulfilments/fulfilment-completion.js'
import { type ChosenPieces, readLines, stockPieces } from '../fulfilments/line-pieces.js'
import { once } from '../idempotent-work.js'
import { orderDiscounts, orderLines, orders } from '../order.table.js'
import { orderEdited } from '../order-events.js'
import { OrderHistory, timelineActor } from '../order-history.js'
import { lockOrder, type OrderRow } from '../order-version.js'
import { type EditPlan, EditPlanner, type OrderEdit, piecesOf } from './edit-plan.js'

/** What an edit does, before anybody has decided for it. */
export interface EditPreview {
  readonly priced: PricedOrder
  readonly before: Money
  /** What the customer will still owe, beyond what is held on the card. */
  readonly outstanding: Money
  /** What will have been received beyond what is due, so that it can be refunded. */
  readonly overpaid: Money
  readonly held: Money
}

/** Who edits, which version, under which request. */
export interface EditRequest {
  readonly version?: number | undefined
  readonly actor: Actor
  readonly request?: IdempotentRequest | undefined
}

/** Changes orders before all of their goods have left: lines, shipping and where they are sent to. */
@Injectable()
export class OrderEdits {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(EditPlanner) private readonly planner: EditPlanner,
    @Inject(PaymentOperations) private readonly operations: PaymentOperations,
    @Inject(OrderAccounts) private readonly accounts: OrderAccounts,
    @Inject(OrderHistory) private readonly history: OrderHistory,
    @Inject(Stock) private readonly stock: Stock,
    @Inject(FulfilmentCompletion) private readonly fulfilment: FulfilmentCompletion,
  ) {}

  /**
   * What `edit` would do to the order and to what is owed. Changes nothing.
   * @throws Problem as `apply`.
   */
  async preview(orderId: OrderId, edit: OrderEdit): Promise<EditPreview> {
    return this.transactions.run(async (transaction) => {
      const order = await lockOrder(transaction, orderId, undefined)
      const { priced } = await this.planner.plan(transaction, order, edit)
      const account = { ...(await this.accounts.read(transaction, orderId)), total: priced.total }
      return { priced, before: money(order.total, order.currency), ...consequences(account) }
    })
  }

  /**
   * Changes the order, its stock and what is owed for it. Safe to repeat with the same request.
   * @throws Problem `order-state`, `order-changed`, `out-of-stock` (409), `wrong-pieces`, `unknown-variant`,
   * `order-too-large`, `invalid-input` (422), `not-found`.
   */
  async apply(orderId: OrderId, edit: OrderEdit, { version, actor, request }: EditRequest): Promise<void> {
    await this.transactions.run((transaction) =>
      once(this.idempotency, transaction, request, async () => {
        await this.operations.lock(transaction, orderId)
        const order = await lockOrder(transaction, orderId, version)
        const plan = await this.planner.plan(transaction, order, edit)
        await this.moveStock(transaction, orderId, plan, edit.allowOversell ?? false)
        await this.write(transaction, order, plan, edit)
        const completed = await this.fulfilment.settle(transaction, orderId)
        const change = await this.accounts.settle(transaction, orderId)
        const before = money(order.total, order.currency)
        const snapshot = await this.history.add(transaction, orderId, {
          kind: 'order_edited',
          actor: timelineActor(actor),
          values: { before, amount: plan.priced.total },
        })
        await this.events.append(transaction, orderEdited, {
          subjectId: orderId,
          payload: { order: snapshot, before },
        })
        await this.accounts.tell(transaction, change, snapshot)
        if (completed) await this.fulfilment.tell(transaction, orderId, timelineActor(actor))
        return orderId
      }),
    )
  }

  private async moveStock(
    transaction: Transaction,
    orderId: OrderId,
    { changed, added }: EditPlan,
    allowOversell: boolean,
  ): Promise<void> {
    const difference = (sign: 1 | -1) =>
      stockPieces(
        changed.map(({ line, quantity }): ChosenPieces => {
          return { line, quantity: Math.max(0, sign * (quantity - line.quantity)) }
        }),
      )
    const more = added.map(({ variant, quantity }) => ({ variantId: variant.id, quantity }))
    const reserved = [...difference(1), ...more]
    const released = difference(-1)
    if (reserved.length > 0) await this.stock.reserve(transaction, orderId, reserved, { allowOversell })
    if (released.length > 0) await this.stock.release(transaction, orderId, released)
  }

  private async write(
    transaction: Transaction,
    order: OrderRow,
    plan: EditPlan,
    { shippingAddress }: OrderEdit,
  ): Promise<void> {
    const { priced, pricedFrom } = plan
    await transaction
      .update(orders)
      .set({
        subtotal: priced.subtotal.amount,
        discount: priced.discount.amount,
        shipping: priced.shipping.amount,
        shippingDiscount: priced.shippingDiscount.amount,
        tax: priced.tax.amount,
        total: priced.total.amount,
        pieces: piecesOf(plan),
        pricedFrom,
        ...(shippingAddress === undefined ? {} : { shippingAddress }),
      })
      .where(eq(orders.id, order.id))
    await this.writeLines(transaction, order.id, plan)
    for (const { id, amount } of priced.discounts) {
      await transaction
        .update(orderDiscounts)
        .set({ amount: amount.amount })
        .where(and(eq(orderDiscounts.orderId, order.id), eq(orderDiscounts.discountId, id)))
    }
  }

  private async writeLines(
    transaction: Transaction,
    orderId: OrderId,
    { priced, added }: EditPlan,
  ): Promise<void> {
    const present = await readLines(transaction, orderId)
    for (const line of present) {
      const now = priced.lines.find(({ key }) => key === line.id)
      const none = money(0, priced.total.currency)
      const { quantity = 0, discount = none, tax = none, total = none } = now ?? {}
      await transaction
        .update(orderLines)
        .set({ quantity, discount: discount.amount, tax: tax.amount, total: total.amount })
        .where(eq(orderLines.id, line.id))
    }
    for (const [index, { id, variant, quantity }] of added.entries()) {
      const now = priced.lines.find(({ key }) => key === id)
      if (now === undefined) continue
      await transaction.insert(orderLines).values({
        id,
        orderId,
        position: present.length + index,
        variantId: variant.id,
        productId: variant.productId,
        sku: variant.sku,
        title: variant.title,
        quantity,
        unitPrice: now.unitPrice.amount,
        discount: now.discount.amount,
        tax: now.tax.amount,
        total: now.total.amount,
      })
    }
  }
}

function consequences(account: OrderAccount) {
  return { outstanding: outstandingOf(account), overpaid: overpaidOf(account), held: heldFor(account) }
}
