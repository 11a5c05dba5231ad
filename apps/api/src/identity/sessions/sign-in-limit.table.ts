import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** How often sign-in was tried, for an e-mail address (hashed) or a network address, within the present window. */
export const signInLimits = pgTable(
  'sign_in_limits',
  {
    subject: text().primaryKey(),
    attempts: integer().notNull(),
    windowEndsAt: timestamp('window_ends_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('sign_in_limits_window').on(table.windowEndsAt)],
)
