import type { WebhookSubscriptionId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { pageFrom, parseCursor } from '../../platform/http/page-cursor.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { SubscriptionView } from '../subscriptions/subscription-view.js'
import { unknownDelivery } from '../subscriptions/webhook-problems.js'
import { deliveryStatusSchema, type webhookDeliveryRoutes } from './webhook-deliveries.contract.js'
import { messageDeliveries, webhookAttempts, webhookMessages } from './webhook-delivery.table.js'
import { payloadOf } from './webhook-payload.js'

type Query = RouteInput<typeof webhookDeliveryRoutes.list>['query']
type Page = RouteOutput<typeof webhookDeliveryRoutes.list>
export type ShownDelivery = RouteOutput<typeof webhookDeliveryRoutes.get>

const instant = z.coerce.date().transform((date) => date.toISOString())
const error = z.object({ code: z.string(), message: z.string() }).nullable()

const deliveryRow = z.object({
  id: z.uuid(),
  type: z.string(),
  status: deliveryStatusSchema,
  is_test: z.boolean(),
  attempts: z.int(),
  due_at: instant,
  created_at: z.coerce.date(),
})

const listedRow = deliveryRow.extend({
  last_at: instant.nullable(),
  last_milliseconds: z.int().nullable(),
  last_status: z.int().nullable(),
  last_error: error,
})

const attemptRow = z.object({
  number: z.int(),
  at: instant,
  milliseconds: z.int(),
  status: z.int().nullable(),
  error,
  body: z.string().nullable(),
})

const mostAttempts = 100

const columns = sql`m.id, m.type, d.status, d.is_test, d.attempts, d.due_at, d.created_at`

/** What was sent to whom, and what came of it, for people to look at. */
@Injectable()
export class DeliveryLog {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SubscriptionView) private readonly subscriptions: SubscriptionView,
  ) {}

  /** @throws Problem `not-found` when there is no such subscription; `invalid-cursor`. */
  async page(id: WebhookSubscriptionId, { cursor, limit, status, type }: Query): Promise<Page> {
    await this.subscriptions.read(id)
    const after = parseCursor(cursor)
    const filters: SQL[] = [
      sql`d.subscription_id = ${id}::uuid`,
      ...(status === undefined ? [] : [sql`d.status = ${status}`]),
      ...(type === undefined ? [] : [sql`m.type = ${type}`]),
      ...(after === undefined
        ? []
        : [sql`(d.created_at, d.message_id) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`]),
    ]
    const { rows } = await this.database.execute(sql`
      select ${columns}, a.at as last_at, a.milliseconds as last_milliseconds, a.status as last_status,
             a.error as last_error
        from ${messageDeliveries} d
        join ${webhookMessages} m on m.id = d.message_id
        left join lateral (
          select * from ${webhookAttempts} t
           where t.subscription_id = d.subscription_id and t.message_id = d.message_id
           order by t.number desc limit 1) a on true
       where ${sql.join(filters, sql` and `)}
       order by d.created_at desc, d.message_id desc
       limit ${limit + 1}`)
    const found = z.array(listedRow).parse(rows)
    const page = pageFrom(
      found.map((row) => ({ ...row, at: row.created_at })),
      limit,
    )
    return { items: page.rows.map(summaryOf), nextCursor: page.nextCursor }
  }

  /** @throws Problem `not-found` */
  async read(
    subscriptionId: WebhookSubscriptionId,
    messageId: string,
    queries: Queries = this.database,
  ): Promise<ShownDelivery> {
    const { rows } = await queries.execute(sql`
      select ${columns}, m.at, m.data
        from ${messageDeliveries} d join ${webhookMessages} m on m.id = d.message_id
       where d.subscription_id = ${subscriptionId}::uuid and d.message_id = ${messageId}::uuid`)
    const [found] = z.array(deliveryRow.extend({ at: z.coerce.date(), data: z.json() })).parse(rows)
    if (found === undefined) throw unknownDelivery()
    const attempts = await queries.execute(sql`
      select number, at, milliseconds, status, error, body from ${webhookAttempts}
       where subscription_id = ${subscriptionId}::uuid and message_id = ${messageId}::uuid
       order by number desc limit ${mostAttempts}::int`)
    return {
      ...shownOf(found),
      payload: payloadOf(found),
      log: z.array(attemptRow).parse(attempts.rows),
    }
  }
}

function shownOf(row: z.output<typeof deliveryRow>) {
  return {
    id: row.id,
    type: row.type,
    status: row.status,
    isTest: row.is_test,
    attempts: row.attempts,
    nextAttemptAt: row.status === 'pending' ? row.due_at : null,
    createdAt: row.created_at.toISOString(),
  }
}

function summaryOf(row: z.output<typeof listedRow>): Page['items'][number] {
  const { last_at: at, last_milliseconds: milliseconds, last_status: status, last_error } = row
  return {
    ...shownOf(row),
    lastAttempt:
      at === null || milliseconds === null ? null : { at, milliseconds, status, error: last_error },
  }
}
