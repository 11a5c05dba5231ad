import { type InboxFigures, inboxFiguresSchema, topicSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { ShopSettings } from '../../commerce/commerce.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'

/** The range of the figures: from the first day's beginning on, in the time of the shop. */
interface Range {
  readonly since: Date
  readonly timeZone: string
  readonly days: number
}

const count = z.coerce.number()
const seconds = z.coerce.number().nullable()
const instant = z.coerce.date()

const spread = z.object({ count, median: seconds, p90: seconds })
const standing = z.object({ conversations: count, longest_since: instant.nullable() })
const dayRow = z.object({
  day: z.string(),
  conversations: count,
  received: count,
  answered: count,
  median_wait: seconds,
})
const topicRow = z.object({
  topic: topicSchema.nullable(),
  messages: count,
  conversations: count,
  corrected: count,
})
const personRow = z.object({
  staff_id: z.string().nullable(),
  name: z.string(),
  messages: count,
  conversations: count,
  median_wait: seconds,
})

/** What a person wrote and the customer got. */
const answer = sql`author_type = 'staff' and state in ('sent', 'delivered', 'read')`
const wait = sql`extract(epoch from greatest(at - waited_since, interval '0'))`
const isWait = sql`${answer} and waited_since is not null`
const median = sql`percentile_cont(0.5) within group (order by ${wait}) filter (where ${isWait})`

/** Draws the inbox's figures up from what is in it, over the days that are asked for alone. */
@Injectable()
export class ConversationFigures {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param days how many, today among them */
  async read(days: number): Promise<InboxFigures> {
    const { timeZone } = await this.shop.read()
    const range = { since: await this.beginning(days, timeZone), timeZone, days }
    const [waitingNow, firstAnswers, waits, byDay, byTopic, people] = await Promise.all([
      this.waitingNow(),
      this.firstAnswers(range),
      this.waits(range),
      this.byDay(range),
      this.byTopic(range),
      this.people(range),
    ])
    const sum = (of: (row: z.infer<typeof topicRow>) => number) =>
      byTopic.reduce((total, row) => total + of(row), 0)
    return inboxFiguresSchema.parse({
      since: range.since.toISOString(),
      timeZone,
      waitingNow,
      firstAnswers,
      waits,
      labels: {
        messages: sum(({ messages }) => messages),
        labelled: sum(({ topic, messages }) => (topic === null ? 0 : messages)),
        corrected: sum(({ corrected }) => corrected),
      },
      days: byDay,
      topics: byTopic.map(({ corrected: _corrected, ...row }) => row),
      people,
    })
  }

  private async beginning(days: number, timeZone: string): Promise<Date> {
    const now = this.clock().toISOString()
    const [row] = await this.rows(
      z.object({ since: instant }),
      sql`select (date_trunc('day', ${now}::timestamptz at time zone ${timeZone})
                  - make_interval(days => ${days - 1}::int)) at time zone ${timeZone} as since`,
    )
    if (row === undefined) throw new Error('The database knows no time.')
    return row.since
  }

  private async waitingNow(): Promise<InboxFigures['waitingNow']> {
    const [row] = await this.rows(
      standing,
      sql`select count(*) as conversations, min(waiting_since) as longest_since
            from conversations where waiting_since is not null`,
    )
    return {
      conversations: row?.conversations ?? 0,
      longestSince: row?.longest_since?.toISOString() ?? null,
    }
  }

  private async firstAnswers({ since }: Range): Promise<InboxFigures['firstAnswers']> {
    const taken = sql`extract(epoch from greatest(first_answered_at - started_at, interval '0'))`
    const [row] = await this.rows(
      spread,
      sql`select count(*) as count,
                 percentile_cont(0.5) within group (order by ${taken}) as median,
                 percentile_cont(0.9) within group (order by ${taken}) as p90
            from conversations where first_answered_at >= ${since.toISOString()}::timestamptz`,
    )
    return row ?? { count: 0, median: null, p90: null }
  }

  private async waits(range: Range): Promise<InboxFigures['waits']> {
    const [row] = await this.rows(
      spread,
      sql`select count(*) as count,
                 percentile_cont(0.5) within group (order by ${wait}) as median,
                 percentile_cont(0.9) within group (order by ${wait}) as p90
            from conversation_entries where ${messagesOf(range)} and ${isWait}`,
    )
    return row ?? { count: 0, median: null, p90: null }
  }

  private async byDay(range: Range): Promise<InboxFigures['days']> {
    const { since, timeZone, days } = range
    const from = since.toISOString()
    const rows = await this.rows(
      dayRow,
      sql`with days as (
            select ((${from}::timestamptz at time zone ${timeZone})::date + n) as day
              from generate_series(0, ${days - 1}::int) n),
          begun as (
            select (started_at at time zone ${timeZone})::date as day, count(*) as conversations
              from conversations
             where started_at >= ${from}::timestamptz and last_position > 0 group by 1),
          said as (
            select (at at time zone ${timeZone})::date as day,
                   count(*) filter (where author_type = 'customer') as received,
                   count(*) filter (where ${answer}) as answered,
                   ${median} as median_wait
              from conversation_entries where ${messagesOf(range)} group by 1)
          select to_char(days.day, 'YYYY-MM-DD') as day, coalesce(conversations, 0) as conversations,
                 coalesce(received, 0) as received, coalesce(answered, 0) as answered, median_wait
            from days left join begun using (day) left join said using (day) order by days.day`,
    )
    return rows.map(({ median_wait: medianWait, ...row }) => ({ ...row, medianWait }))
  }

  private byTopic(range: Range): Promise<z.infer<typeof topicRow>[]> {
    return this.rows(
      topicRow,
      sql`select topic, count(*) as messages, count(distinct conversation_id) as conversations,
                 count(*) filter (where topic_by = 'staff') as corrected
            from conversation_entries where ${messagesOf(range)} and author_type = 'customer'
           group by topic order by messages desc, topic`,
    )
  }

  private async people(range: Range): Promise<InboxFigures['people']> {
    const rows = await this.rows(
      personRow,
      sql`select author_id as staff_id, max(author_name) as name, count(*) as messages,
                 count(distinct conversation_id) as conversations, ${median} as median_wait
            from conversation_entries where ${messagesOf(range)} and ${answer}
           group by author_id order by messages desc, name`,
    )
    return rows.map(({ staff_id: staffId, median_wait: medianWait, ...row }) => ({
      ...row,
      staffId,
      medianWait,
    }))
  }

  private async rows<Row extends z.ZodType>(row: Row, query: SQL): Promise<z.output<Row>[]> {
    const { rows } = await this.database.execute(query)
    return z.array(row).parse(rows)
  }
}

const messagesOf = ({ since }: Range) => sql`kind = 'message' and at >= ${since.toISOString()}::timestamptz`
