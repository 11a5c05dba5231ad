import { sql } from 'drizzle-orm'
import { boolean, check, integer, pgTable, text } from 'drizzle-orm/pg-core'

/** The mail server that the shop has set for itself: one row. What the operator sets by environment goes before it. */
export const mailSettings = pgTable(
  'mail_settings',
  {
    id: text().primaryKey(),
    host: text().notNull(),
    port: integer().notNull(),
    /** TLS from the first byte; otherwise STARTTLS where the server offers it. */
    secure: boolean().notNull(),
    user: text('user_name'),
    /** Sealed by the secret box for `mail:server`. */
    password: text(),
    fromAddress: text('from_address').notNull(),
    /** Null: the name of the shop. */
    fromName: text('from_name'),
    version: integer().notNull().default(1),
  },
  (table) => [check('mail_settings_one_row', sql`${table.id} = 'mail'`)],
)
