import type {
  ConversationId,
  ConversationState,
  CustomerId,
  Language,
  StaffId,
  Topic,
} from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'

/** What a customer and the shop say to each other by one channel. A row is never deleted (R31). */
export const conversations = pgTable(
  'conversations',
  {
    id: uuid().$type<ConversationId>().primaryKey(),
    customerId: uuid('customer_id').$type<CustomerId>(),
    channel: text().notNull(),
    /** Where replies go; by it the next message finds its conversation. */
    threadKey: text('thread_key').notNull(),
    name: text().notNull(),
    email: text(),
    language: text().$type<Language>(),
    state: text().$type<ConversationState>().notNull().default('open'),
    snoozedUntil: instant('snoozed_until'),
    assigneeId: uuid('assignee_id').$type<StaffId>(),
    /** As it was when they were assigned. */
    assigneeName: text('assignee_name'),
    unread: boolean().notNull().default(false),
    tags: text().array().notNull().default([]),
    /** That of the latest message first. */
    topics: text().array().$type<Topic[]>().notNull().default([]),
    /** Of the latest entry; entries are numbered from 1. */
    lastPosition: integer('last_position').notNull().default(0),
    /** Raised by every change of it or of an entry: where a client has come to, it can go on from. */
    version: integer().notNull().default(1),
    lastEntryAt: instant('last_entry_at').notNull(),
    lastEntryPreview: text('last_entry_preview').notNull().default(''),
    waitingSince: instant('waiting_since'),
    startedAt: instant('started_at').notNull(),
    firstAnsweredAt: instant('first_answered_at'),
    closedAt: instant('closed_at'),
    cartId: uuid('cart_id'),
    /** When the customer was on the store last. In no index: it is written every few seconds. */
    customerSeenAt: instant('customer_seen_at'),
  },
  (table) => [
    uniqueIndex('conversations_thread').on(table.channel, table.threadKey),
    index('conversations_newest').on(table.lastEntryAt, table.id),
    index('conversations_open')
      .on(table.lastEntryAt, table.id)
      .where(sql`state = 'open' and snoozed_until is null`),
    index('conversations_closed').on(table.lastEntryAt, table.id).where(sql`state = 'closed'`),
    index('conversations_assigned')
      .on(table.assigneeId, table.lastEntryAt, table.id)
      .where(sql`state = 'open' and snoozed_until is null`),
    index('conversations_waiting').on(table.waitingSince, table.id).where(sql`waiting_since is not null`),
    index('conversations_started').on(table.startedAt),
    index('conversations_first_answered').on(table.firstAnsweredAt).where(sql`first_answered_at is not null`),
    index('conversations_snoozed').on(table.snoozedUntil).where(sql`snoozed_until is not null`),
    index('conversations_customer').on(table.customerId).where(sql`customer_id is not null`),
    index('conversations_email').on(sql`lower(${table.email})`).where(sql`email is not null`),
    index('conversations_cart').on(table.cartId).where(sql`cart_id is not null`),
    index('conversations_topics').using('gin', table.topics),
    index('conversations_tags').using('gin', table.tags),
  ],
)

/** A conversation as it is kept. */
export type StoredConversation = typeof conversations.$inferSelect

/**
 * What conversations are found by, a row for each message and one, at position 0, for who writes; apart, so that a new
 * message writes what it says and nothing of what was said before.
 */
export const conversationSearch = pgTable(
  'conversation_search',
  {
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .notNull()
      .references(() => conversations.id),
    position: integer().notNull(),
    /** See searchGrams. */
    grams: text().array().notNull(),
    /** See searchText. */
    words: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.conversationId, table.position] }),
    // Without a list of what is new: whoever's message fills it waits a fifth of a second until it is sorted in.
    index('conversation_search_grams').using('gin', table.grams).with({ fastupdate: false }),
  ],
)
