import type { Json } from '@counterflow/core'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

/** Why a poll failed. */
export interface PollError {
  readonly code: string
  readonly message: string
}

/**
 * The workflows that are on and ask for what is new. A poll belongs to whoever raised `epoch` last, until
 * `lease_until`; what others write afterwards is refused.
 */
export const polls = pgTable(
  'polls',
  {
    workflowId: uuid('workflow_id').primaryKey(),
    versionId: text('version_id').notNull(),
    triggerType: text('trigger_type').notNull(),
    config: jsonb().$type<Json>().notNull(),
    cursor: jsonb().$type<Json>(),
    /** Whether the first poll, which only notes what is there, has been made. */
    primed: boolean().notNull().default(false),
    nextAt: timestamp('next_at', { withTimezone: true }).notNull(),
    epoch: integer().notNull().default(0),
    leaseUntil: timestamp('lease_until', { withTimezone: true }),
    /** How many polls have failed since the last that did not. */
    failures: integer().notNull().default(0),
    lastAt: timestamp('last_at', { withTimezone: true }),
    /** How many new items the last poll found. */
    lastFound: integer('last_found'),
    lastError: jsonb('last_error').$type<PollError>(),
  },
  (table) => [index('polls_next').on(table.nextAt)],
)

/** The items that polls have found, so that one which is found again starts nothing. */
export const polledItems = pgTable(
  'polled_items',
  {
    workflowId: uuid('workflow_id').notNull(),
    itemId: text('item_id').notNull(),
    /** When it was last found, give or take a day. */
    seenAt: timestamp('seen_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workflowId, table.itemId] }),
    index('polled_items_seen').on(table.seenAt),
  ],
)
