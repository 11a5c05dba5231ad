import {
  addMoney,
  creditOfRefund,
  type Money,
  money,
  type OrderAccount,
  type OrderId,
  type OrderSnapshot,
  orderIdSchema,
  orderPaymentStatus,
  outstandingOf,
  subtractMoney,
  sumMoney,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { amongGiven } from '../../platform/database/among.js'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { knownQuery } from '../../platform/database/known-query.js'
import { EventLog } from '../../platform/events/event-log.js'
import { orders } from '../orders/order.table.js'
import { orderPaid } from '../orders/order-events.js'
import { unknownOrder } from '../orders/order-problems.js'
import { manualPayments } from './manual/manual-payment.table.js'
import { payments } from './payment.table.js'
import { type Payment, stateOf } from './payment-figures.js'

/** What of an order's payment has come about by a change. */
export interface AccountChange {
  /** All that is due was received, and had not been before. */
  readonly becamePaid: boolean
  /** The version to which the change has raised the order, where it was told to. */
  readonly version?: number | undefined
}

/** An order whose money has not changed. */
export const unchangedAccount: AccountChange = { becamePaid: false }

const readMoney = knownQuery((queries) =>
  queries
    .select({
      order: {
        id: orders.id,
        currency: orders.currency,
        total: orders.total,
        credited: orders.credited,
        cancelledAt: orders.cancelledAt,
      },
      payment: payments,
    })
    .from(orders)
    .leftJoin(payments, eq(payments.orderId, orders.id))
    .where(amongGiven(orders.id, 'ids')),
)

const readPaidByHand = knownQuery((queries) =>
  queries.select().from(manualPayments).where(amongGiven(manualPayments.orderId, 'ids')),
)

/** Keeps what an order says of its money, over all the ways in which it is paid. */
@Injectable()
export class OrderAccounts {
  constructor(@Inject(EventLog) private readonly events: EventLog) {}

  /**
   * The order's account as `queries` sees it.
   * @throws Problem `not-found`.
   */
  async read(queries: Queries, orderId: OrderId): Promise<OrderAccount> {
    const account = (await this.readEach(queries, [orderId])).get(orderId)
    if (account === undefined) throw unknownOrder(orderId)
    return account
  }

  /** The accounts of several orders, by their ids; those that do not exist are not in the answer. */
  async readEach(
    queries: Queries,
    orderIds: readonly OrderId[],
  ): Promise<ReadonlyMap<OrderId, OrderAccount>> {
    const ids = [...orderIds]
    const rows = await readMoney(queries, { ids })
    const byHand = await readPaidByHand(queries, { ids })
    const manual = Map.groupBy(byHand, ({ orderId }) => orderId)
    return new Map(rows.map((row) => [row.order.id, accountOf(row, manual.get(row.order.id) ?? [])]))
  }

  /** Brings the order's payment status and what is outstanding up to date. Whoever calls has changed its money. */
  async settle(transaction: Transaction, orderId: OrderId): Promise<AccountChange> {
    const change = (await this.settleEach(transaction, [orderId], { raising: false })).get(orderId)
    if (change === undefined) throw unknownOrder(orderId)
    return change
  }

  /**
   * The same for several orders at once, none of them twice.
   * @param raising whether this is all that changes of them, so that their versions rise with it
   */
  async settleEach(
    transaction: Transaction,
    orderIds: readonly OrderId[],
    { raising }: { readonly raising: boolean },
  ): Promise<ReadonlyMap<OrderId, AccountChange>> {
    if (orderIds.length === 0) return new Map()
    const settled = [...(await this.readEach(transaction, orderIds))].map(([id, account]) => ({
      id,
      payment_status: orderPaymentStatus(account),
      outstanding: outstandingOf(account).amount,
    }))
    const { rows } = await transaction.execute(sql`
      with held as materialized (
        select id, payment_status from ${orders} where id = any(${sql.param([...orderIds])}::uuid[])
         order by id for no key update)
      update ${orders} kept
         set payment_status = settled.payment_status, outstanding = settled.outstanding,
             version = kept.version + ${raising ? 1 : 0}::int
        from jsonb_populate_recordset(null::${orders}, ${JSON.stringify(settled)}::jsonb) settled
        join held on held.id = settled.id
       where kept.id = settled.id
      returning kept.id, kept.version,
        kept.payment_status = 'captured' and held.payment_status <> 'captured' as "becamePaid"`)
    return new Map(
      changedRows
        .parse(rows)
        .map(({ id, becamePaid, version }) => [id, { becamePaid, version: raising ? version : undefined }]),
    )
  }

  /** As `settle`, after `amount` was given back: what of it paid for goods is not owed again. */
  async settleRefund(transaction: Transaction, orderId: OrderId, amount: Money): Promise<AccountChange> {
    const after = await this.read(transaction, orderId)
    const before = beforeRefund(after, amount)
    const credited = addMoney(after.credited, creditOfRefund(before, amount))
    await transaction.update(orders).set({ credited: credited.amount }).where(eq(orders.id, orderId))
    return this.settle(transaction, orderId)
  }

  /** As `settle`, after `amount` that had been given back came again: as much of it is owed as before. */
  async settleReturn(transaction: Transaction, orderId: OrderId, amount: Money): Promise<AccountChange> {
    await transaction
      .update(orders)
      .set({ credited: sql`greatest(0, ${orders.credited} - ${amount.amount}::bigint)` })
      .where(eq(orders.id, orderId))
    return this.settle(transaction, orderId)
  }

  /** Tells that an order was paid, with the snapshot of the entry that says how. */
  async tell(transaction: Transaction, { becamePaid }: AccountChange, order: OrderSnapshot): Promise<void> {
    if (!becamePaid) return
    await this.events.append(transaction, orderPaid, { subjectId: order.id, payload: { order } })
  }
}

const changedRows = z.array(z.object({ id: orderIdSchema, becamePaid: z.boolean(), version: z.int() }))

type AccountRow = Pick<typeof orders.$inferSelect, 'currency' | 'total' | 'credited' | 'cancelledAt'>

/** The account of an order, from its rows. */
export function accountOf(
  { order, payment }: { readonly order: AccountRow; readonly payment: Payment | null },
  byHand: readonly (typeof manualPayments.$inferSelect)[],
): OrderAccount {
  const { currency } = order
  const paid = byHand.filter(({ status }) => status === 'paid')
  return {
    total: money(order.total, currency),
    credited: money(order.credited, currency),
    cancelled: order.cancelledAt !== null,
    card: payment === null ? null : stateOf(payment),
    manual: {
      received: sumMoney(
        paid.map(({ amount }) => money(amount, currency)),
        currency,
      ),
      refunded: sumMoney(
        paid.map(({ refunded }) => money(refunded, currency)),
        currency,
      ),
    },
  }
}

/** By which of the ways the money went makes no difference to what is owed. */
function beforeRefund(after: OrderAccount, amount: Money): OrderAccount {
  const refunded = subtractMoney(after.manual.refunded, amount)
  return { ...after, manual: { ...after.manual, refunded: refunded } }
}
