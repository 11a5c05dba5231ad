import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { conversationEntries } from '../entries/entry.table.js'
import { topicCorrections } from './topic-correction.table.js'

const batch = 500

/**
 * What staff have corrected, a line of JSON each, as the classifier's corpus has them: `text` and `source`, and what
 * says into which file of it a line belongs. A conversation is one source, so that it is never split between learning
 * and testing.
 */
@Injectable()
export class CorrectionExport {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** All of them, the oldest first. */
  async *lines(): AsyncGenerator<string> {
    let after: { at: Date; entryId: string } | undefined
    do {
      const rows = await this.page(after)
      for (const { correction, conversationId } of rows) {
        const { text, language, topic, modelTopic, modelProbability, at } = correction
        const line = {
          text,
          source: `shop-${conversationId}`,
          language: language ?? 'und',
          topic: topic ?? 'none',
          model: { topic: modelTopic, probability: modelProbability },
          at: at.toISOString(),
        }
        yield `${JSON.stringify(line)}\n`
      }
      after = rows.length < batch ? undefined : rows.at(-1)?.correction
    } while (after !== undefined)
  }

  private page(after: { at: Date; entryId: string } | undefined) {
    return this.database
      .select({ correction: topicCorrections, conversationId: conversationEntries.conversationId })
      .from(topicCorrections)
      .innerJoin(conversationEntries, eq(conversationEntries.id, topicCorrections.entryId))
      .where(
        and(
          after &&
            sql`(${topicCorrections.at}, ${topicCorrections.entryId}) > (${after.at.toISOString()}::timestamptz, ${after.entryId}::uuid)`,
        ),
      )
      .orderBy(asc(topicCorrections.at), asc(topicCorrections.entryId))
      .limit(batch)
  }
}
