import type { ConversationId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, gt, inArray, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { conversations } from '../conversations/conversation.table.js'
import { conversationPresence } from '../presence/presence.table.js'
import { ChatChanges } from './chat-changes.js'
import type { ChatEntry } from './chat-entry.contract.js'
import { ChatMessages } from './chat-messages.js'
import type { VisitorStream } from './visitor-stream.js'

/** Visitors whose news is noted as delivered at once. */
const atOnce = 10

/** Finds out what streams have not been told yet, and tells them. */
@Injectable()
export class VisitorNews {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ChatChanges) private readonly changes: ChatChanges,
    @Inject(ChatMessages) private readonly messages: ChatMessages,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Tells each of `streams` all that it has not heard of its conversation: one question for all of them. */
  async tell(streams: readonly VisitorStream[]): Promise<void> {
    for (let behind = streams; behind.length > 0; ) {
      const changes = await this.changes.after(heardOf(behind))
      const arrived: Arrived[] = []
      behind = behind.filter((stream) => {
        const news = changes.get(stream.session.conversationId)
        if (news === undefined || stream.closed) return false
        stream.tell({ type: 'entries', ...news })
        arrived.push({ stream, entries: news.entries })
        return news.more
      })
      await this.noteDelivered(arrived)
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

  /**
   * The visitors of these conversations are on the store: one statement for all of them, which waits for nobody. Where
   * one is in other hands at this moment, something happens that says more, and it is said again soon.
   */
  async tellPresence(conversationIds: readonly ConversationId[]): Promise<void> {
    if (conversationIds.length === 0) return
    const free = this.database
      .select({ id: conversations.id })
      .from(conversations)
      .where(isOneOf(conversations.id, conversationIds))
      .orderBy(conversations.id)
      .for('no key update', { skipLocked: true })
    await this.database
      .update(conversations)
      .set({ customerSeenAt: this.clock() })
      .where(inArray(conversations.id, free))
  }

  private async noteDelivered(arrived: readonly Arrived[]): Promise<void> {
    const news = arrived.flatMap(({ stream, entries }) => {
      const positions = entries
        .filter(({ from, state }) => from === 'shop' && state === 'sent')
        .map(({ position }) => position)
      return stream.closed || positions.length === 0 ? [] : [{ session: stream.session, positions }]
    })
    for (let from = 0; from < news.length; from += atOnce) {
      const together = news.slice(from, from + atOnce)
      await Promise.all(together.map(({ session, positions }) => this.messages.delivered(session, positions)))
    }
  }
}

interface Arrived {
  readonly stream: VisitorStream
  readonly entries: readonly ChatEntry[]
}

/** How far each conversation was heard by whoever of its streams has heard least. */
function heardOf(streams: readonly VisitorStream[]): Map<ConversationId, number> {
  const versions = new Map<ConversationId, number>()
  for (const { session, version } of streams) {
    const least = versions.get(session.conversationId) ?? version
    versions.set(session.conversationId, Math.min(least, version))
  }
  return versions
}

/** As one parameter: a statement with one for each of hundreds of visitors takes longer to build than to answer. */
const isOneOf = (id: SQLWrapper, ids: readonly ConversationId[]): SQL =>
  sql`${id} = any(${sql.param([...ids])}::uuid[])`
