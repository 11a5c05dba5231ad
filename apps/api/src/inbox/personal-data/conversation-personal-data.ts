import { type ConversationId, type Json, redactedText } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../../platform/database/database.js'
import {
  type Person,
  PersonalData,
  type PersonalDataKeeper,
} from '../../platform/personal-data/personal-data.js'
import { inGroups, jsonColumn } from '../../platform/personal-data/row-redaction.js'
import { conversationSearch, conversations } from '../conversations/conversation.table.js'
import { ConversationNews } from '../conversations/conversation-news.js'
import { holdConversation, writeConversation } from '../conversations/conversation-records.js'
import { conversationEntries } from '../entries/entry.table.js'
import { messageReceived } from '../inbox-events.js'
import { topicCorrections } from '../labelling/topic-correction.table.js'
import { conversationPresence } from '../presence/presence.table.js'

/**
 * What a person and the shop have written to each other. Nothing of it is deleted (R31): entries stay in their places
 * and say that they were erased, what happened between them stays, and nobody can write on in the same thread.
 */
@Injectable()
export class ConversationPersonalData implements PersonalDataKeeper {
  readonly section = 'conversations'

  constructor(
    @Inject(PersonalData) personalData: PersonalData,
    @Inject(ConversationNews) private readonly news: ConversationNews,
  ) {
    personalData.register(this)
  }

  /** Without the notes of staff among themselves. */
  async collect(queries: Queries, person: Person): Promise<Json[]> {
    const found: Json[] = []
    for (const { id, name, email, channel, startedAt } of await conversationsOf(queries, person)) {
      const entries = await queries
        .select()
        .from(conversationEntries)
        .where(and(eq(conversationEntries.conversationId, id), eq(conversationEntries.kind, 'message')))
        .orderBy(asc(conversationEntries.position))
      found.push({
        channel,
        name,
        email,
        startedAt: startedAt.toISOString(),
        messages: entries.map(({ authorType, at, content }) => ({
          by: authorType,
          at: at.toISOString(),
          content: jsonColumn.parse(content),
        })),
      })
    }
    return found
  }

  async erase(transaction: Transaction, person: Person): Promise<number> {
    let changed = 0
    for (const { id, threadKey } of await conversationsOf(transaction, person)) {
      const thread = erasedThread(id)
      if (threadKey === thread) continue
      changed += 1 + (await this.eraseOne(transaction, id, thread))
    }
    return changed
  }

  private async eraseOne(transaction: Transaction, id: ConversationId, threadKey: string): Promise<number> {
    const held = await holdConversation(transaction, id)
    const entries = await transaction
      .select({ id: conversationEntries.id })
      .from(conversationEntries)
      .where(and(eq(conversationEntries.conversationId, id), isWritten))
      .orderBy(asc(conversationEntries.position))
    // Each entry has a version of its own, as if they had changed one after the other: a reader goes by them.
    const conversation = await writeConversation(transaction, held, {
      name: redactedText,
      email: null,
      threadKey,
      lastEntryPreview: '',
      customerSeenAt: null,
      cartId: null,
      waitingSince: null,
      version: held.version + Math.max(1, entries.length),
    })
    for (const group of inGroups(entries)) {
      const ids = group.map((entry) => entry.id)
      await transaction.execute(sql`
        update ${conversationEntries} entry set content = '{"type": "redacted"}', external_id = null, client_key = null,
          version = ${held.version}::int + numbered.number, send_due_at = null,
          state = case when state = 'held' then 'withdrawn' else state end, failure = null,
          author_name = case when author_type = 'customer' then ${redactedText} else author_name end
          from (select id, row_number() over (order by position)::int as number from ${conversationEntries}
                 where conversation_id = ${id} and kind <> 'event') numbered
         where entry.id = numbered.id and entry.id = any(${sql.param(ids)}::uuid[])`)
      await transaction.delete(topicCorrections).where(inArray(topicCorrections.entryId, ids))
    }
    await transaction.delete(conversationSearch).where(eq(conversationSearch.conversationId, id))
    await transaction.delete(conversationPresence).where(eq(conversationPresence.conversationId, id))
    await transaction.execute(sql`
      update events set payload = jsonb_set(jsonb_set(jsonb_set(payload, '{text}', '""', false),
               '{entry,content}', '{"type": "redacted"}'),
               '{entry,author,name}', ${JSON.stringify(redactedText)}::jsonb)
       where subject_id = ${id} and type = ${messageReceived.type}`)
    await transaction.execute(sql`
      update events set payload = jsonb_set(jsonb_set(payload, '{conversation,name}', ${JSON.stringify(redactedText)}::jsonb),
               '{conversation,email}', 'null')
       where subject_id = ${id} and subject_type = ${messageReceived.subjectType}`)
    await this.news.changed(transaction, conversation)
    return entries.length
  }
}

const isWritten = sql`${conversationEntries.kind} <> 'event'`

const erasedThread = (id: ConversationId) => `erased/${id}`

function conversationsOf(queries: Queries, person: Person) {
  const emails = person.emails.map((email) => email.toLowerCase())
  return queries
    .select()
    .from(conversations)
    .where(
      or(
        sql`${conversations.customerId} = any(${sql.param([...person.ids])}::uuid[])`,
        sql`lower(${conversations.email}) = any(${sql.param(emails)}::text[])`,
      ),
    )
    .orderBy(asc(conversations.startedAt))
}
