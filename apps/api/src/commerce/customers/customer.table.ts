import type { CustomerId } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../columns.js'

export const customers = pgTable(
  'customers',
  {
    id: uuid().$type<CustomerId>().primaryKey(),
    name: text().notNull(),
    email: text().notNull(),
    tags: text().array().notNull().default([]),
    metadata: jsonb().$type<Record<string, string>>().notNull().default({}),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('customers_email').on(sql`lower(${table.email})`),
    index('customers_newest').on(table.createdAt, table.id),
  ],
)
