import { bigint, integer, pgTable, text } from 'drizzle-orm/pg-core'

/** How far a mailbox has been read. A row for each mailbox that was ever set up. */
export const mailboxCursors = pgTable('mailbox_cursors', {
  /** `user@host/folder`. */
  mailbox: text().primaryKey(),
  /** The process that reads it; it counts as long as that one lives. */
  owner: integer(),
  /** While it is the same, numbers mean the same mails. Null: nobody has looked into it yet. */
  uidValidity: bigint('uid_validity', { mode: 'number' }),
  lastUid: bigint('last_uid', { mode: 'number' }).notNull().default(0),
})
