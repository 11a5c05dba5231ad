import type { Language, StaffId } from '@counterflow/core'
import { boolean, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

/** The browsers that tell somebody of the staff that there is news in the inbox. */
export const pushDevices = pgTable(
  'push_devices',
  {
    id: uuid().primaryKey(),
    staffId: uuid('staff_id').$type<StaffId>().notNull(),
    /** The address of the browser's push service: whoever knows it and the keys can reach the device. */
    endpoint: text().notNull().unique('push_devices_endpoint'),
    p256dh: text().notNull(),
    auth: text().notNull(),
    /** In which it speaks. */
    language: text().$type<Language>().notNull(),
    userAgent: text('user_agent'),
    /** Whether conversations that are assigned to them are news. */
    mine: boolean().notNull(),
    /** Whether those that are assigned to nobody are. */
    unassigned: boolean().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('push_devices_staff').on(table.staffId)],
)

/** A device as it is kept. */
export type PushDevice = typeof pushDevices.$inferSelect
