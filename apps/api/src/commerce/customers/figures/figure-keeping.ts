import { type CustomerId, customerIdSchema, moneySchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, gt, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import {
  DATABASE,
  type Database,
  type Queries,
  type Transaction,
} from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { EventLog, type RecordedEvent } from '../../../platform/events/event-log.js'
import { customers } from '../customer.table.js'
import { lifetimeSpendOf, orderCountOf, orderInstantOf } from '../customer-figures.js'
import { findCustomer } from '../customer-records.js'

const ofCustomer = z.object({
  order: z.object({
    placedAt: z.iso.datetime(),
    customer: z.object({ id: customerIdSchema }).nullable(),
  }),
})
const moneyMoved = z.object({ ...ofCustomer.shape, amount: moneySchema })
const declined = z.object({ ...ofCustomer.shape, operation: z.string() })

/** So many customers are held at a time. */
const batchSize = 500

/** Events that bring money in, and those that give it back. */
const paidBy = new Set(['order.payment_captured', 'order.manual_payment_received'])
const returnedBy = new Set(['order.payment_refunded', 'order.manual_payment_returned'])

/**
 * Keeps how often customers ordered and what they spent, by the events of their orders and in the same transactions:
 * every event counts once, whatever happens to this process.
 */
@Injectable()
export class FigureKeeping {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) events: EventLog,
  ) {
    events.react(async (transaction, happened) => {
      if (happened[0]?.type === 'order.created') return countOrders(transaction, happened)
      for (const event of happened) await this.keep(transaction, event)
    })
  }

  /** Works all figures out anew from orders and payments; answers how many customers had others. */
  async rebuild(): Promise<number> {
    let corrected = 0
    let after: CustomerId | undefined
    for (;;) {
      const batch = await this.database
        .select({ id: customers.id })
        .from(customers)
        .where(after === undefined ? undefined : gt(customers.id, after))
        .orderBy(asc(customers.id))
        .limit(batchSize)
      const ids = batch.map(({ id }) => id)
      after = ids.at(-1)
      if (after === undefined) return corrected
      corrected += await this.transactions.run((transaction) => recompute(transaction, ids))
    }
  }

  private async keep(transaction: Transaction, { type, payload }: RecordedEvent): Promise<void> {
    if (type === 'order.payment_declined') {
      const { order, operation } = declined.parse(payload)
      // Which order was the first or the last has to be looked for.
      if (operation === 'authorize' && order.customer !== null)
        await recomputeFigures(transaction, order.customer.id)
    } else if (paidBy.has(type) || returnedBy.has(type)) {
      const { order, amount } = moneyMoved.parse(payload)
      const moved = paidBy.has(type) ? amount.amount : -amount.amount
      if (order.customer !== null) await countMoney(transaction, order.customer.id, moved)
    }
  }
}

/** New orders hold their customers, so that none of them is merged meanwhile. Locked in one order, as `recompute` does. */
async function countOrders(transaction: Transaction, created: readonly RecordedEvent[]): Promise<void> {
  const placed = created.flatMap(({ payload }) => {
    const { customer, placedAt } = ofCustomer.parse(payload).order
    return customer === null ? [] : [{ id: customer.id, at: placedAt }]
  })
  if (placed.length === 0) return
  await transaction.execute(sql`
    with placed as (
      select x.id, count(*)::int as orders, min(x.at) as earliest, max(x.at) as latest
        from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) as x(id uuid, at timestamptz) group by x.id),
    held as materialized (
      select c.id from ${customers} c where c.id in (select id from placed) order by c.id for no key update)
    update ${customers} counted
       set order_count = counted.order_count + placed.orders,
           first_order_at = least(counted.first_order_at, placed.earliest),
           last_order_at = greatest(counted.last_order_at, placed.latest)
      from placed join held using (id)
     where counted.id = placed.id`)
}

async function countMoney(queries: Queries, customerId: CustomerId, moved: number): Promise<void> {
  await change(queries, customerId, sql`lifetime_spend = lifetime_spend + ${moved}::bigint`)
}

/** Whoever was merged while this waited for their row has their figures with the other by now. */
async function change(queries: Queries, customerId: CustomerId, set: SQL): Promise<void> {
  const { rowCount } = await queries.execute(
    sql`update ${customers} set ${set} where id = ${customerId} and merged_into is null`,
  )
  if (rowCount !== 0) return
  const other = await findCustomer(queries, customerId)
  if (other !== undefined) await queries.execute(sql`update ${customers} set ${set} where id = ${other.id}`)
}

/** Works the figures of one customer out anew: after their orders came from, or went to, somebody else. */
export async function recomputeFigures(transaction: Transaction, customerId: CustomerId): Promise<void> {
  await recompute(transaction, [customerId])
}

/** The same of all customers, in one transaction: for a shop that is filled without events. */
export async function recomputeAllFigures(transaction: Transaction): Promise<void> {
  const rows = await transaction.select({ id: customers.id }).from(customers)
  await recompute(
    transaction,
    rows.map(({ id }) => id),
  )
}

/** Held first, in one order: figures that others keep meanwhile must be seen, or come on top. */
async function recompute(transaction: Transaction, customerIds: readonly CustomerId[]): Promise<number> {
  const ids = sql`${sql.param([...customerIds])}::uuid[]`
  await transaction.execute(
    sql`select 1 from ${customers} where id = any(${ids}) order by id for no key update`,
  )
  const { rowCount } = await transaction.execute(sql`
    update ${customers} kept
       set order_count = fresh.order_count, lifetime_spend = fresh.lifetime_spend,
           first_order_at = fresh.first_order_at, last_order_at = fresh.last_order_at
      from (select c.id,
                   ${orderCountOf(sql`c.id`)} as order_count,
                   ${lifetimeSpendOf(sql`c.id`)} as lifetime_spend,
                   ${orderInstantOf('min', sql`c.id`)} as first_order_at,
                   ${orderInstantOf('max', sql`c.id`)} as last_order_at
              from ${customers} c where c.id = any(${ids})) fresh
     where kept.id = fresh.id
       and (kept.order_count, kept.lifetime_spend, kept.first_order_at, kept.last_order_at)
           is distinct from (fresh.order_count, fresh.lifetime_spend, fresh.first_order_at, fresh.last_order_at)`)
  return rowCount ?? 0
}
