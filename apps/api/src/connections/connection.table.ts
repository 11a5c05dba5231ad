import { sql } from 'drizzle-orm'
import {
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

/** How a connection signs in. */
export type ConnectionAuthKind = 'none' | 'bearer' | 'basic' | 'header' | 'oauth'

/** How to reach and sign in to outside services. */
export const connections = pgTable(
  'connections',
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    kind: text().$type<'http'>().notNull(),
    baseUrl: text('base_url').notNull(),
    authKind: text('auth_kind').$type<ConnectionAuthKind>().notNull(),
    /** The user of `basic`, the header of `header`. */
    authName: text('auth_name'),
    /** Sealed by the secret box for `connection:<id>`. */
    secret: text(),
    /** Of `oauth`: who renews its tokens, and as whom. Its secret is sealed JSON. */
    oauth: jsonb().$type<{ readonly tokenUrl: string; readonly clientId: string }>(),
    /** What `oauth` signs in with until it ends, sealed by the secret box for `connection:<id>/access`. */
    accessToken: text('access_token'),
    accessExpiresAt: timestamp('access_expires_at', { withTimezone: true }),
    mostInFlight: integer('most_in_flight'),
    ratePerSecond: doublePrecision('rate_per_second'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [uniqueIndex('connections_name').on(sql`lower(${table.name})`)],
)

/** When the next call over a connection with a rate may go. Apart from the connection, since every call writes here. */
export const callBudgets = pgTable('call_budgets', {
  connectionId: uuid('connection_id')
    .primaryKey()
    .references(() => connections.id, { onDelete: 'cascade' }),
  secondsBetween: doublePrecision('seconds_between').notNull(),
  nextAt: timestamp('next_at', { withTimezone: true }).notNull().defaultNow(),
})
