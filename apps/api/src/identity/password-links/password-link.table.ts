import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import { staff } from '../staff/staff.table.js'

/** Links by which a member of staff sets a password, once. Making another one ends those before. */
export const passwordLinks = pgTable(
  'staff_password_links',
  {
    id: uuid().primaryKey(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    purpose: text().$type<'invitation' | 'reset'>().notNull(),
    /** SHA-256 of the token, in hexadecimal. A token is 256 random bits: it needs no slow hash. */
    hash: text().notNull().unique(),
    /** `staff:<id>` or `api_key:<id>`. */
    createdBy: text('created_by').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [
    index('staff_password_links_staff').on(table.staffId),
    index('staff_password_links_expires').on(table.expiresAt),
  ],
)
