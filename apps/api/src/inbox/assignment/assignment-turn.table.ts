import type { StaffId } from '@counterflow/core'
import { pgTable, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

/** When a conversation was last shared out to whom: whose turn was longest ago is next. */
export const assignmentTurns = pgTable('assignment_turns', {
  staffId: uuid('staff_id').$type<StaffId>().primaryKey(),
  lastAt: instant('last_at').notNull(),
})
