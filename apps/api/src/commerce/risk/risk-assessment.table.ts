import { type OrderId, type RiskFact, type RiskRecommendation, riskLevels } from '@counterflow/core'
import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import { orders } from '../orders/order.table.js'

/** What every assessment says. */
export const assessmentColumns = {
  level: text({ enum: riskLevels }).notNull(),
  score: integer().notNull(),
  recommendation: text().$type<RiskRecommendation>().notNull(),
  facts: jsonb().$type<RiskFact[]>().notNull(),
  analyzedAt: instant('analyzed_at').notNull(),
}

/** The shop's own risk assessment of an order. */
export const riskAssessments = pgTable('risk_assessments', {
  orderId: uuid('order_id')
    .$type<OrderId>()
    .primaryKey()
    .references(() => orders.id),
  ...assessmentColumns,
})
