import type { Language, StaffRole } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import { customRoles } from '../roles/role.table.js'

/** The people who work in the shop. `emailVerified` and `image` are what the sign-in library expects of a user. */
export const staff = pgTable(
  'staff',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    /** In lower case. */
    email: text().notNull().unique(),
    role: text().$type<StaffRole>().notNull(),
    /** The role of the shop's own, where `role` is `custom`. */
    roleId: uuid('role_id').references(() => customRoles.id, { onDelete: 'restrict' }),
    language: text().$type<Language>(),
    /** Until they have set their first password. */
    invited: boolean().notNull().default(false),
    /** Since when they may do nothing any more. */
    deactivatedAt: instant('deactivated_at'),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('staff_role').on(table.roleId),
    check('staff_own_role', sql`(${table.role} = 'custom') = (${table.roleId} is not null)`),
  ],
)
