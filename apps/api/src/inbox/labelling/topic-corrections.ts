import { type ConversationId, type EntryId, type Topic, writtenText } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { CLOCK, type Clock } from '../../platform/clock.js'
import type { Transaction } from '../../platform/database/database.js'
import type { Actor } from '../../platform/http/actor.js'
import { ConversationNews } from '../conversations/conversation-news.js'
import { unknownEntry } from '../conversations/conversation-problems.js'
import { holdConversation, writeConversation } from '../conversations/conversation-records.js'
import type { StoredEntry } from '../entries/entry.table.js'
import { changeEntry, requiredEntry } from '../entries/entry-records.js'
import { topicLabelled } from '../inbox-events.js'
import { topicsWith } from './conversation-topics.js'
import { topicCorrections } from './topic-correction.table.js'

/** Lets staff say what a message is about, and keeps it as training data. */
@Injectable()
export class TopicCorrections {
  constructor(
    @Inject(ConversationNews) private readonly news: ConversationNews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Gives a customer's message another topic; null: it is about none of the ten. What staff say is never overruled.
   * @throws Problem `not-found`, also for an entry that no customer wrote.
   */
  async correct(
    transaction: Transaction,
    {
      conversationId,
      entryId,
      topic,
      actor,
    }: {
      readonly conversationId: ConversationId
      readonly entryId: EntryId
      readonly topic: Topic | null
      readonly actor: Actor
    },
  ): Promise<StoredEntry> {
    const held = await holdConversation(transaction, conversationId)
    const entry = await requiredEntry(transaction, held, entryId)
    if (entry.authorType !== 'customer' || entry.kind !== 'message') throw unknownEntry()
    if (entry.topicBy === 'staff' && entry.topic === topic) return entry
    const correction = { topic, by: actor.name, at: this.clock() }
    await transaction
      .insert(topicCorrections)
      .values({
        entryId,
        text: writtenText(entry.content),
        language: held.language,
        modelTopic: entry.topicBy === 'model' ? entry.topic : null,
        modelProbability: entry.topicBy === 'model' ? entry.topicProbability : null,
        ...correction,
      })
      .onConflictDoUpdate({ target: topicCorrections.entryId, set: correction })
    const topics = await topicsWith(transaction, held, [{ position: entry.position, topic }])
    const conversation = await writeConversation(transaction, held, { topics })
    const changed = await changeEntry(transaction, conversation, entry, { topic, topicBy: 'staff' })
    // Who agrees with the model tells nothing new, and starts no workflow a second time.
    if (topic === null || topic === entry.topic) await this.news.changed(transaction, conversation)
    else {
      const label = { entryId, topic, probability: null, by: 'staff' as const }
      await this.news.tell(transaction, topicLabelled, conversation, label)
    }
    return changed
  }
}
