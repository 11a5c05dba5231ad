import { type ConversationId, writtenText } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { LOGGER, type Logger } from '../../platform/logging/logger.js'
import type { DueWork } from '../../platform/scheduling/due-loop.js'
import type { StoredConversation } from '../conversations/conversation.table.js'
import { ConversationNews } from '../conversations/conversation-news.js'
import { holdConversation, writeConversation } from '../conversations/conversation-records.js'
import { conversationEntries, type StoredEntry } from '../entries/entry.table.js'
import { changeEntry } from '../entries/entry-records.js'
import { topicLabelled } from '../inbox-events.js'
import { topicsWith } from './conversation-topics.js'
import { MessageTopics, type Verdict } from './message-topics.js'

const mostAtOnce = 128
/** A classifier that cannot be run is not asked again sooner, in milliseconds. */
const pauseWithoutClassifier = 30_000

interface JudgedEntry {
  readonly entry: StoredEntry
  readonly verdict: Verdict
}

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
    for (const [conversationId, verdicts] of Map.groupBy(judged, ({ entry }) => entry.conversationId)) {
      await this.transactions.run((transaction) => this.note(transaction, conversationId, verdicts))
    }
    return unjudged.length === mostAtOnce && judged.length > 0 ? this.clock() : undefined
  }

  private async judge(entries: readonly StoredEntry[]): Promise<JudgedEntry[]> {
    try {
      const verdicts = await this.topics.judgeEach(entries.map(({ content }) => writtenText(content)))
      return entries.flatMap((entry, index) => {
        const verdict = verdicts[index]
        return verdict === undefined ? [] : [{ entry, verdict }]
      })
    } catch (error) {
      this.notBefore = this.clock().getTime() + pauseWithoutClassifier
      this.logger.warn({ error }, 'Messages cannot be labelled now; they are labelled later.')
      return []
    }
  }

  private async note(
    transaction: Transaction,
    conversationId: ConversationId,
    judged: readonly JudgedEntry[],
  ): Promise<void> {
    const held = await holdConversation(transaction, conversationId)
    const open = await transaction
      .select({ id: conversationEntries.id })
      .from(conversationEntries)
      .where(
        and(
          isUnjudged,
          inArray(
            conversationEntries.id,
            judged.map(({ entry }) => entry.id),
          ),
        ),
      )
    const ids = new Set(open.map(({ id }) => id))
    let conversation = held
    for (const { entry, verdict } of judged) {
      if (ids.has(entry.id)) conversation = await this.label(transaction, conversation, entry, verdict)
    }
  }

  private async label(
    transaction: Transaction,
    held: StoredConversation,
    entry: StoredEntry,
    { topic, probability }: Verdict,
  ): Promise<StoredConversation> {
    const verdict = { topic, topicProbability: probability, topicBy: 'model' as const }
    if (topic === null) {
      // No label is no news: nobody is shown anything else.
      await transaction.update(conversationEntries).set(verdict).where(eq(conversationEntries.id, entry.id))
      return held
    }
    const topics = await topicsWith(transaction, held, [{ position: entry.position, topic }])
    const conversation = await writeConversation(transaction, held, { topics })
    await changeEntry(transaction, conversation, entry, verdict)
    const label = { entryId: entry.id, topic, probability, by: 'model' as const }
    await this.news.tell(transaction, topicLabelled, conversation, label)
    return conversation
  }
}

const isUnjudged = and(
  isNull(conversationEntries.topicBy),
  eq(conversationEntries.authorType, 'customer'),
  eq(conversationEntries.kind, 'message'),
)
