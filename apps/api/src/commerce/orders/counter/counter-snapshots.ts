import type { CustomerId, Language, OrderSnapshot } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { among } from '../../../platform/database/among.js'
import type { Transaction } from '../../../platform/database/database.js'
import { customers } from '../../customers/customer.table.js'
import { orderCountOf } from '../../customers/customer-figures.js'
import { readNaming } from '../numbering/order-name.js'
import { customerColumns, type SnapshotLine, type SnapshotRow, snapshotOf } from '../order-snapshots.js'
import { lineRowsOf, type orderRowOf } from './counter-rows.js'
import type { CounterSale } from './counter-sale.js'

/** A sale with the row that its order has just got. */
export interface EnteredSale {
  readonly sale: CounterSale
  readonly row: ReturnType<typeof orderRowOf>
}

type Buyer = Pick<SnapshotRow, 'customer' | 'orderCount'>

/**
 * How to say what `readSnapshots` would read of orders that this transaction has just made, without reading them:
 * nobody else has seen them yet, so they are what was written. Their buyers are read now.
 */
export async function readSnapshotting(
  transaction: Transaction,
  sales: readonly CounterSale[],
  language: Language,
): Promise<(entered: EnteredSale) => OrderSnapshot> {
  const nameOf = await readNaming(transaction)
  const buyers = await buyersOf(
    transaction,
    sales.flatMap(({ customerId }) => customerId ?? []),
  )
  return ({ sale, row }) => {
    const buyer = (sale.customerId === null ? undefined : buyers.get(sale.customerId)) ?? nobody
    const order = { ...row, ...ofNoCounter }
    const snapshot = { order, number: nameOf(row.number), paymentId: null, ...buyer }
    return snapshotOf(snapshot, linesOf(sale), language)
  }
}

const nobody: Buyer = { customer: null, orderCount: 0 }

/** What an order has that no counter asks for. */
const ofNoCounter = {
  tags: [],
  shippingAddress: null,
  billingAddress: null,
  cancelledAt: null,
  cancelReason: null,
  journey: [],
}

const linesOf = (sale: CounterSale): SnapshotLine[] =>
  lineRowsOf(sale).map((line) => ({ ...line, removed: 0, refunded: 0 }))

async function buyersOf(
  transaction: Transaction,
  ids: readonly CustomerId[],
): Promise<ReadonlyMap<CustomerId, Buyer>> {
  if (ids.length === 0) return new Map()
  const rows = await transaction
    .select({
      customer: customerColumns,
      orderCount: sql`${orderCountOf(sql`${customers.id}`)}`.mapWith(Number),
    })
    .from(customers)
    .where(among(customers.id, [...new Set(ids)]))
  return new Map(rows.map((row) => [row.customer.id, row]))
}
