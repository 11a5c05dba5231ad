import { sql } from 'drizzle-orm'
import { check, pgTable, text } from 'drizzle-orm/pg-core'

/** The key that signs what tills are sent: one row, made at its first use. */
export const tillServerKeys = pgTable(
  'till_server_keys',
  {
    id: text().primaryKey(),
    /** SPKI in base64url. */
    publicKey: text('public_key').notNull(),
    /** PKCS #8 in base64url, sealed. */
    privateKey: text('private_key').notNull(),
  },
  (table) => [check('till_server_keys_one_row', sql`${table.id} = 'till'`)],
)
