import { conversationViews, type StaffId, topicSchema, topics } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { conversations } from './conversation.table.js'
import { inView } from './conversation-filters.js'
import type { conversationRoutes } from './conversations.contract.js'

type Counts = RouteOutput<typeof conversationRoutes.counts>

/** Further ones are not counted: nobody reads the figure, and counting them all would take longer than the list. */
export const mostCounted = 10_000

const figure = z.coerce.number()

/** Counts the conversations of each list, and of each topic among the open ones. */
@Injectable()
export class ConversationCounts {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async read(me: StaffId | null): Promise<Counts> {
    const [views, byTopic] = await Promise.all([this.views(me), this.topics()])
    return { views, topics: byTopic, most: mostCounted }
  }

  private async views(me: StaffId | null): Promise<Counts['views']> {
    const figures = conversationViews.map(
      (view) =>
        sql`(select count(*) from (select 1 from ${conversations} where ${inView(view, me)} limit ${sql.raw(`${mostCounted}`)}) counted) as ${sql.identifier(view)}`,
    )
    const { rows } = await this.database.execute(sql`select ${sql.join(figures, sql`, `)}`)
    return z.record(z.enum(conversationViews), figure).parse(rows[0])
  }

  private async topics(): Promise<Counts['topics']> {
    const { rows } = await this.database.execute(sql`
      select topic, count(*) as count
        from (select topics[1:2] as shown from ${conversations} where ${inView('open', null)}
               order by last_entry_at desc limit ${sql.raw(`${mostCounted}`)}) latest, unnest(latest.shown) topic
       group by topic`)
    const found = new Map(
      z
        .array(z.object({ topic: topicSchema, count: figure }))
        .parse(rows)
        .map(({ topic, count }) => [topic, count]),
    )
    return z
      .record(topicSchema, z.int())
      .parse(Object.fromEntries(topics.map((topic) => [topic, found.get(topic) ?? 0])))
  }
}
