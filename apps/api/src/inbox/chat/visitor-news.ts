import type { ConversationId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, gt, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { conversations } from '../conversations/conversation.table.js'
import { conversationPresence } from '../presence/presence.table.js'
import { ChatMessages } from './chat-messages.js'
import { ChatThread } from './chat-thread.js'
import type { VisitorStream } from './visitor-stream.js'

/** Conversations that are read at once, so that a visitor's news does not wait for everybody else's. */
const atOnce = 10

/** Finds out what streams have not been told yet, and tells them. */
@Injectable()
export class VisitorNews {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ChatThread) private readonly thread: ChatThread,
    @Inject(ChatMessages) private readonly messages: ChatMessages,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Tells each of `streams` what changed in its conversation: one question for all, and one more for each that did. */
  async tell(streams: readonly VisitorStream[]): Promise<void> {
    const ids = [...new Set(streams.map(({ session }) => session.conversationId))]
    if (ids.length === 0) return
    const rows = await this.database
      .select({ id: conversations.id, version: conversations.version })
      .from(conversations)
      .where(isOneOf(conversations.id, ids))
    const versions = new Map(rows.map(({ id, version }) => [id, version]))
    const behind = streams.filter(
      ({ session, version }) => version < (versions.get(session.conversationId) ?? 0),
    )
    for (let from = 0; from < behind.length; from += atOnce) {
      await Promise.all(behind.slice(from, from + atOnce).map((stream) => this.catchUp(stream)))
    }
  }

  /** Tells a stream all that it has not heard. */
  async catchUp(stream: VisitorStream): Promise<void> {
    for (let more = true; more && !stream.closed; ) {
      const page = await this.thread.read(stream.session, { changedAfter: stream.version })
      more = page.more
      stream.tell({ type: 'entries', ...page })
      const arrived = page.entries.filter(({ from, state }) => from === 'shop' && state === 'sent')
      if (stream.closed) return
      await this.messages.delivered(
        stream.session,
        arrived.map(({ position }) => position),
      )
    }
  }

  /** Tells each of `streams` who of the shop writes at this moment. */
  async tellTyping(streams: readonly VisitorStream[]): Promise<void> {
    const ids = [...new Set(streams.map(({ session }) => session.conversationId))]
    if (ids.length === 0) return
    const { conversationId, whoType, doing, until, name } = conversationPresence
    const rows = await this.database
      .select({ conversationId, name })
      .from(conversationPresence)
      .where(
        and(
          isOneOf(conversationId, ids),
          eq(whoType, 'staff'),
          eq(doing, 'typing'),
          gt(until, sql`${this.clock().toISOString()}::timestamptz`),
        ),
      )
      .orderBy(name)
    const names = Map.groupBy(rows, (row) => row.conversationId)
    for (const stream of streams) {
      stream.tellTyping((names.get(stream.session.conversationId) ?? []).map((row) => row.name))
    }
  }

  /** The visitors of these conversations are on the store: one statement for all of them. */
  async tellPresence(conversationIds: readonly ConversationId[]): Promise<void> {
    if (conversationIds.length === 0) return
    await this.database
      .update(conversations)
      .set({ customerSeenAt: this.clock() })
      .where(isOneOf(conversations.id, conversationIds))
  }
}

/** As one parameter: a statement with one for each of hundreds of visitors takes longer to build than to answer. */
const isOneOf = (id: SQLWrapper, ids: readonly ConversationId[]): SQL =>
  sql`${id} = any(${sql.param([...ids])}::uuid[])`
