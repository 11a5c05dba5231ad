import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import { webhookSubscriptions } from '../subscriptions/webhook-subscription.table.js'
import type { WebhookDeliveryStatus } from './webhook-deliveries.contract.js'

/**
 * What is told to subscriptions: an event under its own id, or a test. A copy, since the event log forgets by a rule of
 * its own, and a delivery that is tried again must say what it said before.
 */
export const webhookMessages = pgTable(
  'webhook_messages',
  {
    id: uuid().primaryKey(),
    type: text().notNull(),
    at: instant('at').notNull(),
    data: jsonb().notNull(),
  },
  (table) => [index('webhook_messages_at').on(table.at)],
)

/** One message on its way to one subscription. */
export const messageDeliveries = pgTable(
  'webhook_message_deliveries',
  {
    subscriptionId: uuid('subscription_id')
      .notNull()
      .references(() => webhookSubscriptions.id, { onDelete: 'cascade' }),
    messageId: uuid('message_id')
      .notNull()
      .references(() => webhookMessages.id, { onDelete: 'cascade' }),
    status: text().$type<WebhookDeliveryStatus>().notNull().default('pending'),
    /** Asked for by a person to see whether it arrives: tried once, also while the subscription is off. */
    isTest: boolean('is_test').notNull().default(false),
    /** All that were made. Each raises it, and writes its outcome only while it is the last one. */
    attempts: integer().notNull().default(0),
    /** How many attempts came before this series: somebody may have the message sent again. */
    attemptsBefore: integer('attempts_before').notNull().default(0),
    /** When it is tried (again); of one that is under way, when its process is taken for dead. */
    dueAt: instant('due_at').notNull(),
    giveUpAt: instant('give_up_at').notNull(),
    /** The process that has it in hand. */
    owner: integer(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.subscriptionId, table.messageId] }),
    index('webhook_message_deliveries_newest').on(table.subscriptionId, table.createdAt, table.messageId),
    index('webhook_message_deliveries_message').on(table.messageId),
    index('webhook_message_deliveries_due')
      .on(table.subscriptionId, table.dueAt)
      .where(sql`status = 'pending' and not is_test`),
    index('webhook_message_deliveries_tests').on(table.dueAt).where(sql`status = 'pending' and is_test`),
    index('webhook_message_deliveries_owner')
      .on(table.owner)
      .where(sql`status = 'pending' and owner is not null`),
  ],
)

/** What came of one attempt: an answer, or what stood in the way. */
export const webhookAttempts = pgTable(
  'webhook_attempts',
  {
    subscriptionId: uuid('subscription_id').notNull(),
    messageId: uuid('message_id').notNull(),
    number: integer().notNull(),
    at: instant('at').notNull(),
    milliseconds: integer().notNull(),
    /** The status of the answer; null when none came. */
    status: integer(),
    /** The beginning of the answer's body. */
    body: text(),
    error: jsonb().$type<{ readonly code: string; readonly message: string }>(),
  },
  (table) => [
    primaryKey({ columns: [table.subscriptionId, table.messageId, table.number] }),
    foreignKey({
      name: 'webhook_attempts_delivery',
      columns: [table.subscriptionId, table.messageId],
      foreignColumns: [messageDeliveries.subscriptionId, messageDeliveries.messageId],
    }).onDelete('cascade'),
  ],
)

/** How long deliveries are kept: one row, made when somebody chooses another time than the usual one. */
export const webhookRetention = pgTable(
  'webhook_retention',
  { id: text().primaryKey(), keepDays: integer('keep_days').notNull() },
  (table) => [
    check('webhook_retention_one_row', sql`${table.id} = 'webhooks'`),
    check('webhook_retention_days', sql`${table.keepDays} between 4 and 365`),
  ],
)
