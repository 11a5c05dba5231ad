import { sql } from 'drizzle-orm'
import { integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

/** The roles that the shop has made itself. The four that every shop has are no rows: nobody can change what they mean. */
export const customRoles = pgTable(
  'roles',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    permissions: text().array().notNull(),
    version: integer().notNull().default(0),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [uniqueIndex('roles_name').on(sql`lower(${table.name})`)],
)
