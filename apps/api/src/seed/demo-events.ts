import { type OrderId, riskAssessmentSchema } from '@counterflow/core'
import type { INestApplicationContext } from '@nestjs/common'
import { asc, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { orders } from '../commerce/orders/order.table.js'
import { readSnapshots } from '../commerce/orders/order-snapshots.js'
import { paymentOperations, payments } from '../commerce/payments/payment.table.js'
import { riskAssessments } from '../commerce/risk/risk-assessment.table.js'
import { languageOf, ShopSettings } from '../commerce/shop/shop-settings.js'
import type { Transaction } from '../platform/database/database.js'
import { insertRows } from '../platform/database/insert-rows.js'
import { Transactions } from '../platform/database/transactions.js'
import { events } from '../platform/events/event.table.js'
import { type PastEvent, type PastOrder, pastEventsOf } from './past-events.js'

/**
 * Writes what happened to the orders of a new demo shop into its log, so that a workflow can be tried on them. Nothing
 * is set off by it: whoever follows the log begins at its end.
 */
export async function recallDemoEvents(application: INestApplicationContext): Promise<void> {
  const shop = application.get(ShopSettings, { strict: false })
  await application.get(Transactions).run(async (transaction) => {
    const past = await readPast(transaction, languageOf(await shop.read(transaction)))
    const told = past.flatMap(pastEventsOf)
    const inOrder = told.sort((one, other) => one.at.getTime() - other.at.getTime())
    await insertRows(transaction, events, inOrder.map(rowOf))
  })
}

type Language = Parameters<typeof readSnapshots>[2]

async function readPast(transaction: Transaction, language: Language): Promise<PastOrder[]> {
  const rows = await transaction
    .select({ id: orders.id, risk: riskAssessments, payment: payments })
    .from(orders)
    .innerJoin(riskAssessments, eq(riskAssessments.orderId, orders.id))
    .innerJoin(payments, eq(payments.orderId, orders.id))
    .orderBy(asc(orders.placedAt))
  const operations = await transaction
    .select()
    .from(paymentOperations)
    .orderBy(asc(paymentOperations.settledAt))
  const operationsOf = Map.groupBy(operations, ({ paymentId }) => paymentId)
  const ids: OrderId[] = rows.map(({ id }) => id)
  const snapshots = await readSnapshots(transaction, ids, language)
  const counted = new Map<string, number>()
  return rows.flatMap(({ id, risk: { orderId: _, ...risk }, payment }) => {
    const order = snapshots.get(id)
    if (order === undefined) return []
    const customer = order.customer?.id ?? ''
    const earlierOrders = counted.get(customer) ?? 0
    if (payment.status !== 'declined') counted.set(customer, earlierOrders + 1)
    return [
      {
        order,
        operations: operationsOf.get(payment.id) ?? [],
        risk: riskAssessmentSchema.parse({ ...risk, analyzedAt: risk.analyzedAt.toISOString() }),
        earlierOrders,
      },
    ]
  })
}

function rowOf({ definition, subjectId, payload, at }: PastEvent): typeof events.$inferInsert {
  const { type, subjectType, audience, tellsOf } = definition
  const id = uuidv7({ msecs: at.getTime() })
  return { id, type, subjectType, subjectId, audience, tellsOf: tellsOf ?? null, payload, at }
}
