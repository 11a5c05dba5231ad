import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant-column.js'
import type { MailSender, MailState } from './mail.contract.js'

/** Every mail that the shop has sent or will send. Its text never changes once it is written. */
export const mails = pgTable(
  'mails',
  {
    id: uuid().primaryKey(),
    /** Whoever asked, and for what: asked again, it is the same mail. */
    key: text().notNull().unique(),
    to: text().array().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text().notNull(),
    sender: jsonb().$type<MailSender>().notNull(),
    state: text().$type<MailState>().notNull(),
    /** What the mail server said last, when it did not take it. */
    error: text(),
    attempts: integer().notNull().default(0),
    /** When to try it (again), should it still be queued by then. */
    dueAt: instant('due_at').notNull(),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (table) => [
    index('mails_newest').on(table.createdAt, table.id),
    index('mails_due').on(table.dueAt).where(sql`state = 'queued'`),
  ],
)
