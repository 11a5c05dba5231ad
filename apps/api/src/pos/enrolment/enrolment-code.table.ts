import type { RegisterId } from '@counterflow/core'
import { pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import { registers } from '../registers/register.table.js'

/** The code by which the next device becomes a register: one for each register, used once. */
export const enrolmentCodes = pgTable('till_enrolment_codes', {
  registerId: uuid('register_id')
    .$type<RegisterId>()
    .primaryKey()
    .references(() => registers.id),
  /** SHA-256 of the code, in hexadecimal. */
  hash: text().notNull().unique(),
  expiresAt: instant('expires_at').notNull(),
})
