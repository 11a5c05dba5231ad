import { writtenText } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { LOGGER, type Logger } from '../../platform/logging/logger.js'
import type { DueWork } from '../../platform/scheduling/due-loop.js'
import { ConversationNews } from '../conversations/conversation-news.js'
import { holdConversations } from '../conversations/message-records.js'
import { conversationEntries, type StoredEntry } from '../entries/entry.table.js'
import { topicLabelled } from '../inbox-events.js'
import { type JudgedEntry, stillUnjudged, writeTopics, writeWithoutTopic } from './label-records.js'
import { MessageTopics } from './message-topics.js'
import { isUnjudged } from './unjudged.js'

const mostAtOnce = 128
/** A classifier that cannot be run is not asked again sooner, in milliseconds. */
const pauseWithoutClassifier = 30_000

/**
 * Says what messages of customers are about, after they have come: nobody waits for it. A message without a verdict is
 * found again, be it after a crash or after hours without a classifier. Any number of processes may do it: what one has
 * judged meanwhile is left as it is.
 */
@Injectable()
export class Labelling implements DueWork {
  private notBefore = 0

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(MessageTopics) private readonly topics: MessageTopics,
    @Inject(ConversationNews) private readonly news: ConversationNews,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async doDue(): Promise<Date | undefined> {
    if (this.clock().getTime() < this.notBefore) return undefined
    const unjudged = await this.database
      .select()
      .from(conversationEntries)
      .where(isUnjudged)
      .orderBy(asc(conversationEntries.at))
      .limit(mostAtOnce)
    if (unjudged.length === 0) return undefined
    const judged = await this.judge(unjudged)
    const written = judged.length === 0 ? 0 : await this.transactions.run((one) => this.note(one, judged))
    // What was in other hands at this moment is not to wait for long.
    const isMore = unjudged.length === mostAtOnce || written < judged.length
    return isMore && judged.length > 0 ? this.clock() : undefined
  }

  private async judge(entries: readonly StoredEntry[]): Promise<JudgedEntry[]> {
    try {
      const verdicts = await this.topics.judgeEach(entries.map(({ content }) => writtenText(content)))
      return entries.flatMap(({ id, conversationId, position }, index) => {
        const verdict = verdicts[index]
        return verdict === undefined ? [] : [{ id, conversationId, position, verdict }]
      })
    } catch (error) {
      this.notBefore = this.clock().getTime() + pauseWithoutClassifier
      this.logger.warn({ error }, 'Messages cannot be labelled now; they are labelled later.')
      return []
    }
  }

  /** Writes verdicts, all by few statements. How many of them need no further look. */
  private async note(transaction: Transaction, judged: readonly JudgedEntry[]): Promise<number> {
    const [without, withTopic] = [
      judged.filter(({ verdict }) => verdict.topic === null),
      judged.filter(({ verdict }) => verdict.topic !== null),
    ]
    // What customers write next waits for a conversation that is held: only what gets a label holds its own.
    const ids = [...new Set(withTopic.map(({ conversationId }) => conversationId))]
    // Whoever holds many must wait for none.
    const held = ids.length === 0 ? [] : await holdConversations(transaction, ids, 'left-out')
    const hands = new Set(held.map(({ id }) => id))
    const atHand = withTopic.filter(({ conversationId }) => hands.has(conversationId))
    const open = await stillUnjudged(
      transaction,
      [...without, ...atHand].map(({ id }) => id),
    )
    const isOpen = ({ id }: JudgedEntry) => open.has(id)
    await writeWithoutTopic(transaction, without.filter(isOpen))
    const labelled = await writeTopics(transaction, held, atHand.filter(isOpen))
    await this.news.tellAll(
      transaction,
      topicLabelled,
      labelled.map(({ conversation, entryId, topic, probability }) => ({
        conversation,
        more: { entryId, topic, probability, by: 'model' as const },
      })),
    )
    return without.length + atHand.length
  }
}
