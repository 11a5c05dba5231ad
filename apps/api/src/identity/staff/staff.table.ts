import type { Language, Role } from '@counterflow/core'
import { boolean, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The people who work in the shop. `emailVerified` and `image` are what the sign-in library expects of a user. */
export const staff = pgTable('staff', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  /** In lower case. */
  email: text().notNull().unique(),
  role: text().$type<Role>().notNull(),
  language: text().$type<Language>(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
})
