import type { ConversationId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { conversations } from '../conversations/conversation.table.js'
import { conversationEntries } from '../entries/entry.table.js'
import type { ChatEntries } from './chat-entry.contract.js'
import { chatSessions } from './chat-session.table.js'
import { shownChatEntry } from './shown-chat-entry.js'

/** More of one conversation is told in several parts. */
const mostChanges = 200

/** What changed in many conversations, as their visitors see them: one question for all of them. */
@Injectable()
export class ChatChanges {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** What each conversation has beyond its version; those in which nothing changed are left out. */
  async after(versions: ReadonlyMap<ConversationId, number>): Promise<Map<ConversationId, ChatEntries>> {
    const asked = JSON.stringify(Object.fromEntries(versions))
    const known = sql`(${asked}::jsonb ->> ${conversations.id}::text)::int`
    const page = this.database
      .select()
      .from(conversationEntries)
      .where(
        and(
          sql`${conversationEntries.conversationId} = ${conversations.id}`,
          sql`${conversationEntries.version} > ${known}`,
        ),
      )
      .orderBy(conversationEntries.version)
      .limit(mostChanges + 1)
      .as('page')
    const rows = await this.database
      .select()
      .from(conversations)
      .innerJoin(chatSessions, eq(chatSessions.conversationId, conversations.id))
      .leftJoinLateral(page, sql`true`)
      .where(
        // As one parameter: a statement with one for each of hundreds of visitors takes longer to build than to answer.
        and(
          sql`${conversations.id} = any(${sql.param([...versions.keys()])}::uuid[])`,
          sql`${conversations.version} > ${known}`,
        ),
      )
      .orderBy(page.version)
    const changes = new Map<ConversationId, ChatEntries>()
    for (const [id, ofConversation] of Map.groupBy(rows, (row) => row.conversations.id)) {
      const [first] = ofConversation
      if (first === undefined) continue
      const changed = ofConversation.flatMap(({ page: entry }) => entry ?? [])
      const told = changed.slice(0, mostChanges)
      const more = changed.length > mostChanges
      changes.set(id, {
        entries: told
          .toSorted((left, right) => left.position - right.position)
          .flatMap((entry) => shownChatEntry(entry) ?? []),
        version: (more ? told.at(-1)?.version : undefined) ?? first.conversations.version,
        more,
        seen: !first.conversations.unread,
        codes: first.chat_sessions.codes,
      })
    }
    return changes
  }
}
