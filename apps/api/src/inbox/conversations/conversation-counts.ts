import { conversationViews, type StaffId, topicSchema, topics } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { Coalescer } from '../../platform/coalescing/coalescer.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { conversations } from './conversation.table.js'
import { inView } from './conversation-filters.js'
import type { conversationRoutes } from './conversations.contract.js'

type Answer = RouteOutput<typeof conversationRoutes.counts>
type Counts = Answer & { topics: NonNullable<Answer['topics']> }

/** Further ones are not counted: nobody reads the figure, and counting them all would take longer than the list. */
export const mostCounted = 10_000

const figure = z.coerce.number()
const viewsSchema = z.record(z.enum(conversationViews), figure)
/** The lists that everybody has in common. */
const common = conversationViews.filter((view) => view !== 'mine')

/** Of several who ask at the same moment. */
const mostTogether = 50
/** Where counting takes long, a tenth of the time goes into it: who asks meanwhile is answered together. */
const rest = (milliseconds: number) => Math.min(9 * milliseconds, 500)

/** Counts the conversations of each list, and of each topic among the open ones. */
@Injectable()
export class ConversationCounts {
  private readonly asked = new Coalescer<StaffId | null, Counts>((people) => this.of(people), mostTogether, {
    pause: rest,
  })

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** As they are when this is asked, or later. */
  read(me: StaffId | null): Promise<Counts> {
    return this.asked.submit(me)
  }

  /** What differs between people is counted for each of them, and the rest once. */
  private async of(people: readonly (StaffId | null)[]): Promise<Counts[]> {
    const distinct = [...new Set(people)]
    const [views, own, byTopic] = await Promise.all([
      this.count(common.map((view) => inView(view, null))),
      this.count(distinct.map((me) => inView('mine', me))),
      this.topics(),
    ])
    const figures = Object.fromEntries(common.map((view, index) => [view, views[index]]))
    return people.map((me) => ({
      views: viewsSchema.parse({ ...figures, mine: own[distinct.indexOf(me)] }),
      topics: byTopic,
      most: mostCounted,
    }))
  }

  private async count(lists: readonly (SQL | undefined)[]): Promise<number[]> {
    const figures = lists.map(
      (list, index) =>
        sql`(select count(*) from (select 1 from ${conversations} where ${list} limit ${sql.raw(`${mostCounted}`)}) counted) as ${sql.identifier(`list_${index}`)}`,
    )
    const { rows } = await this.database.execute(sql`select ${sql.join(figures, sql`, `)}`)
    const found = z.record(z.string(), figure).parse(rows[0])
    return lists.map((_, index) => found[`list_${index}`] ?? 0)
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
