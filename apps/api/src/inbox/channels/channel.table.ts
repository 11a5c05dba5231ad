import type { Json } from '@counterflow/core'
import { boolean, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

/** Something that stands in the way of a channel. */
export interface ChannelFault {
  readonly code: string
  readonly message: string
}

/** How channels are set up. One that nobody has looked at yet has no row. */
export const channels = pgTable('channels', {
  id: text().primaryKey(),
  enabled: boolean().notNull(),
  /** Null: nobody has set it up. */
  settings: jsonb().$type<Json>(),
  /** By name, each sealed by the secret box for `channel:<id>:<name>`. */
  secrets: jsonb().$type<Record<string, string>>().notNull().default({}),
  /** The last part of the address that the service calls. */
  hookToken: text('hook_token').notNull().unique(),
  version: integer().notNull().default(0),
  lastReceivedAt: instant('last_received_at'),
  fault: jsonb().$type<ChannelFault>(),
  faultAt: instant('fault_at'),
})
