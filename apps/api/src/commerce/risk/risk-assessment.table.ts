import { type OrderId, type RiskFact, type RiskRecommendation, riskLevels } from '@counterflow/core'
import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../columns.js'
import { orders } from '../orders/order.table.js'

/** The one risk assessment of an order. */
export const riskAssessments = pgTable('risk_assessments', {
  orderId: uuid('order_id')
    .$type<OrderId>()
    .primaryKey()
    .references(() => orders.id),
  level: text({ enum: riskLevels }).notNull(),
  score: integer().notNull(),
  recommendation: text().$type<RiskRecommendation>().notNull(),
  facts: jsonb().$type<RiskFact[]>().notNull(),
  analyzedAt: instant('analyzed_at').notNull(),
})
