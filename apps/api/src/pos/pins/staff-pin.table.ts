import type { StaffId } from '@counterflow/core'
import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

/** By what people are known at tills. */
export const staffPins = pgTable('staff_pins', {
  staffId: uuid('staff_id').$type<StaffId>().primaryKey(),
  /** Base64url. */
  salt: text().notNull(),
  iterations: integer().notNull(),
  /** What PBKDF2-SHA256 makes of the PIN, sealed: ten thousand PINs are soon tried by whoever can read it. */
  output: text().notNull(),
  setAt: instant('set_at').notNull(),
})
