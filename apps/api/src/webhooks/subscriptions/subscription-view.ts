import { type WebhookSubscriptionId, webhookSubscriptionIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { messageDeliveries, webhookAttempts } from '../deliveries/webhook-delivery.table.js'
import { unknownSubscription } from './webhook-problems.js'
import { webhookSubscriptions } from './webhook-subscription.table.js'
import { offReasonSchema, type webhookSubscriptionRoutes } from './webhook-subscriptions.contract.js'

export type ShownSubscription = RouteOutput<typeof webhookSubscriptionRoutes.get>

const instant = z.coerce.date().transform((date) => date.toISOString())

const rowSchema = z
  .object({
    id: webhookSubscriptionIdSchema,
    url: z.string(),
    description: z.string(),
    events: z.array(z.string()),
    is_on: z.boolean(),
    off_reason: offReasonSchema.nullable(),
    off_at: instant.nullable(),
    failing_since: instant.nullable(),
    previous_until: instant.nullable(),
    version: z.int(),
    created_at: instant,
    updated_at: instant,
    pending: z.int(),
    last_at: instant.nullable(),
    last_status: z.int().nullable(),
  })
  .transform(
    ({ last_at, last_status, ...row }): ShownSubscription => ({
      id: row.id,
      url: row.url,
      description: row.description,
      events: row.events,
      isOn: row.is_on,
      offReason: row.off_reason,
      offAt: row.off_at,
      failingSince: row.failing_since,
      oldSecretUntil: row.previous_until,
      pending: row.pending,
      lastAttempt: last_at === null ? null : { at: last_at, arrived: hasArrived(last_status) },
      version: row.version,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    }),
  )

/** Whether an answer means that a delivery has arrived. */
export const hasArrived = (status: number | null): boolean => status !== null && status >= 200 && status < 300

/** Subscriptions as people see them, with how they fare. */
@Injectable()
export class SubscriptionView {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /** All of them, the oldest first. */
  async list(): Promise<ShownSubscription[]> {
    return this.select(this.database, sql`true`)
  }

  /** @throws Problem `not-found` */
  async read(id: WebhookSubscriptionId, queries: Queries = this.database): Promise<ShownSubscription> {
    const [found] = await this.select(queries, sql`s.id = ${id}::uuid`)
    if (found === undefined) throw unknownSubscription()
    return found
  }

  private async select(queries: Queries, which: ReturnType<typeof sql>): Promise<ShownSubscription[]> {
    const { rows } = await queries.execute(sql`
      select s.id, s.url, s.description, s.events, s.is_on, s.off_reason, s.off_at, s.failing_since,
             case when s.previous_until > ${this.now().toISOString()}::timestamptz then s.previous_until end as previous_until,
             s.version, s.created_at, s.updated_at, waiting.pending, last.at as last_at, last.status as last_status
        from ${webhookSubscriptions} s
        cross join lateral (
          select count(*)::int as pending from (
            select from ${messageDeliveries} d
             where d.subscription_id = s.id and d.status = 'pending' and not d.is_test limit 1000) few) waiting
        left join lateral (
          select a.at, a.status
            from (select d.message_id from ${messageDeliveries} d
                   where d.subscription_id = s.id and d.attempts > 0
                   order by d.created_at desc, d.message_id desc limit 1) newest
            join ${webhookAttempts} a on a.subscription_id = s.id and a.message_id = newest.message_id
           order by a.number desc limit 1) last on true
       where ${which}
       order by s.created_at, s.id`)
    return z.array(rowSchema).parse(rows)
  }
}
