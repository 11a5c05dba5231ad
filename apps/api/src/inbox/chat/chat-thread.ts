import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, inArray, lt, or } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { conversations } from '../conversations/conversation.table.js'
import { conversationEntries, type StoredEntry } from '../entries/entry.table.js'
import { EntryReader } from '../entries/entry-reader.js'
import type { ChatEntries } from './chat-entry.contract.js'
import type { ChatSession } from './chat-session.table.js'
import { shownChatEntry } from './shown-chat-entry.js'

const pageSize = 50
const mostChanges = 200

/** What a visitor asks for: what changed after a version, what was said before a position, or else the latest. */
export interface AskedThread {
  readonly changedAfter?: number | undefined
  readonly before?: number | undefined
}

/** A visitor's own conversation, without what is for staff alone. */
@Injectable()
export class ChatThread {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EntryReader) private readonly reader: EntryReader,
  ) {}

  async read(session: ChatSession, { changedAfter, before }: AskedThread): Promise<ChatEntries> {
    const { conversationId, codes } = session
    // Before the entries: what is written in between is answered now, and once more the next time.
    const [conversation] = await this.database
      .select({ version: conversations.version, unread: conversations.unread })
      .from(conversations)
      .where(eq(conversations.id, conversationId))
    const { version = 0, unread = true } = conversation ?? {}
    const seen = !unread
    if (changedAfter === undefined) {
      const rows = await this.latest(session, before)
      const entries = visible(rows.slice(0, pageSize).reverse())
      return { entries, version, more: rows.length > pageSize, seen, codes }
    }
    const changed = await this.reader.read(conversationId, { changedAfter, limit: mostChanges })
    return { entries: visible(changed.entries), version: changed.version, more: changed.more, seen, codes }
  }

  /** One more than a page has. */
  private latest({ conversationId }: ChatSession, before: number | undefined): Promise<StoredEntry[]> {
    const { kind, position, state, authorType } = conversationEntries
    return this.database
      .select()
      .from(conversationEntries)
      .where(
        and(
          eq(conversationEntries.conversationId, conversationId),
          eq(kind, 'message'),
          or(eq(authorType, 'customer'), inArray(state, ['sent', 'failed', 'delivered', 'read'])),
          before === undefined ? undefined : lt(position, before),
        ),
      )
      .orderBy(desc(position))
      .limit(pageSize + 1)
  }
}

function visible(entries: readonly StoredEntry[]) {
  return entries.flatMap((entry) => shownChatEntry(entry) ?? [])
}
