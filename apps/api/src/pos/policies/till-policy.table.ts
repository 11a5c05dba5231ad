import type { TillPolicy } from '@counterflow/core'
import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'

/** What the people of a role may do at a till, where the shop has decided about it. */
export const tillPolicies = pgTable('till_policies', {
  /** One of the roles that every shop has, or the id of one of its own. */
  roleId: text('role_id').primaryKey(),
  policy: jsonb().$type<TillPolicy>().notNull(),
  version: integer().notNull().default(0),
})
