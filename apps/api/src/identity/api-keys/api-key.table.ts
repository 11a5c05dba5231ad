import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Keys by which programs use the API. A revoked one stays, so that what it did keeps its name. */
export const apiKeys = pgTable('api_keys', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  prefix: text().notNull(),
  /** SHA-256 of the key, in hexadecimal. A key is 256 random bits: it needs no slow hash. */
  hash: text().notNull().unique(),
  permissions: text().array().notNull(),
  /** `staff:<id>` or `api_key:<id>`. */
  createdBy: text('created_by').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
  revokedAt: timestamp('revoked_at', { withTimezone: true }),
})
