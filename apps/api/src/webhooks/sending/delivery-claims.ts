import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { ProcessLiveness } from '../../platform/liveness/process-liveness.js'
import { Sweeper } from '../../platform/liveness/sweeper.js'
import { messageDeliveries, webhookMessages } from '../deliveries/webhook-delivery.table.js'
import { webhookSubscriptions } from '../subscriptions/webhook-subscription.table.js'

/** Deliveries to one subscription that one process has in hand at most: one that is slow delays only itself. */
export const mostInFlight = 10
const mostTests = 10
/** Longer than any attempt takes; when it is over, whoever had the delivery in hand is taken for dead. */
const leaseMilliseconds = 45_000

const claimedSchema = z
  .object({
    subscription_id: z.uuid(),
    message_id: z.uuid(),
    attempts: z.int(),
    attempts_before: z.int(),
    give_up_at: z.coerce.date(),
    is_test: z.boolean(),
    type: z.string(),
    at: z.coerce.date(),
    data: z.json(),
    url: z.string(),
    secret: z.string(),
    previous_secret: z.string().nullable(),
    previous_until: z.coerce.date().nullable(),
  })
  .transform((row) => ({
    subscriptionId: row.subscription_id,
    messageId: row.message_id,
    /** Of all attempts, the number of this one. */
    number: row.attempts,
    attemptsInSeries: row.attempts - row.attempts_before,
    giveUpAt: row.give_up_at,
    isTest: row.is_test,
    message: { type: row.type, at: row.at, data: row.data },
    url: row.url,
    secret: row.secret,
    previousSecret: row.previous_secret,
    previousUntil: row.previous_until,
  }))

/** A delivery that this process has just taken, with all that an attempt needs. */
export type ClaimedDelivery = z.output<typeof claimedSchema>

/** Takes deliveries that are due, each by one process at a time, and takes back what dead processes held. */
@Injectable()
export class DeliveryClaims {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ProcessLiveness) private readonly liveness: ProcessLiveness,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(Sweeper) sweeper: Sweeper,
  ) {
    sweeper.register((owners) => this.takeBack(owners))
  }

  /** @param taken how many of each subscription this process has in hand already */
  async claim(taken: ReadonlyMap<string, number>): Promise<ClaimedDelivery[]> {
    const now = this.now()
    const due = sql`${now.toISOString()}::timestamptz`
    const lease = sql`${new Date(now.getTime() + leaseMilliseconds).toISOString()}::timestamptz`
    const [busy, counts] = [sql.param([...taken.keys()]), sql.param([...taken.values()])]
    const { rows } = await this.database.execute(sql`
      with room as (
        select s.id, ${mostInFlight}::int - coalesce(busy.taken, 0) as free
          from ${webhookSubscriptions} s
          left join unnest(${busy}::uuid[], ${counts}::int[]) as busy(id, taken) on busy.id = s.id
         where s.is_on),
      due as materialized (
        select d.subscription_id, d.message_id from room cross join lateral (
          select subscription_id, message_id from ${messageDeliveries}
           where subscription_id = room.id and status = 'pending' and not is_test and due_at <= ${due}
           order by due_at limit greatest(room.free, 0) for update skip locked) d),
      tests as materialized (
        select subscription_id, message_id from ${messageDeliveries}
         where status = 'pending' and is_test and due_at <= ${due}
         order by due_at limit ${mostTests}::int for update skip locked),
      taken as (
        update ${messageDeliveries} d
           set attempts = d.attempts + 1, due_at = ${lease}, owner = ${this.liveness.owner ?? null}::int
          from (select * from due union all select * from tests) chosen
         where d.subscription_id = chosen.subscription_id and d.message_id = chosen.message_id
        returning d.*)
      select t.subscription_id, t.message_id, t.attempts, t.attempts_before, t.give_up_at, t.is_test,
             m.type, m.at, m.data, s.url, s.secret, s.previous_secret, s.previous_until
        from taken t
        join ${webhookMessages} m on m.id = t.message_id
        join ${webhookSubscriptions} s on s.id = t.subscription_id
       order by t.created_at, t.message_id`)
    return z.array(claimedSchema).parse(rows)
  }

  /** Lets others have a delivery at once whose attempt was broken off. */
  async giveBack({ subscriptionId, messageId, number }: ClaimedDelivery): Promise<void> {
    await this.database.execute(sql`
      update ${messageDeliveries}
         set due_at = ${this.now().toISOString()}::timestamptz, owner = null, attempts = attempts - 1
       where subscription_id = ${subscriptionId}::uuid and message_id = ${messageId}::uuid
         and status = 'pending' and attempts = ${number}::int`)
  }

  /** What a dead process had in hand is due at once: whether it arrived, nobody knows. */
  private async takeBack(deadOwners: readonly number[]): Promise<void> {
    if (deadOwners.length === 0) return
    await this.database.execute(sql`
      update ${messageDeliveries} set due_at = ${this.now().toISOString()}::timestamptz, owner = null
       where status = 'pending' and owner = any(${sql.param([...deadOwners])}::int[])`)
  }
}
