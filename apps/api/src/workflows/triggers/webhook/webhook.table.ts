import { index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The address and the secret of a workflow that is started from outside. */
export const webhooks = pgTable('webhooks', {
  workflowId: uuid('workflow_id').primaryKey(),
  /** The last part of the address: nobody guesses it. */
  token: text().notNull().unique(),
  /** What senders sign with. */
  secret: text().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
})

/**
 * The deliveries of each workflow by their ids and by their signatures, one row each, so that one which comes again starts
 * nothing: neither when its sender signs it anew, nor when somebody else sends it under another id, which is not signed.
 */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    workflowId: uuid('workflow_id').notNull(),
    /** The id by which the sender names it; or its signature, behind a space. */
    deliveryId: text('delivery_id').notNull(),
    runId: uuid('run_id').notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workflowId, table.deliveryId] }),
    index('webhook_deliveries_at').on(table.at),
  ],
)
