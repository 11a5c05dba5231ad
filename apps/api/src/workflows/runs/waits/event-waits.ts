import { canonicalJson, type Json, referencePathSchema, valueAt } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../platform/database/database.js'
import { onCommit } from '../../../platform/database/transactions.js'
import { EventLog, type RecordedEvent } from '../../../platform/events/event-log.js'
import { Signals } from '../../../platform/signals/signals.js'
import { PluginRegistry } from '../../../plugins/plugins.public.js'

const pathRow = z.object({
  path: z.string().transform((text) => referencePathSchema.parse(JSON.parse(text))),
})

const runIdRows = z.array(z.object({ run_id: z.string() }))

/**
 * Brings events to the steps that wait for them, in the very transaction that records the event. The runs are made
 * due; the engine then finds the event beside their records.
 */
@Injectable()
export class EventWaits {
  private readonly wakeEngine = () => this.signals.send('runs')

  constructor(
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(EventLog) events: EventLog,
  ) {
    events.react((transaction, happened) => this.arrive(transaction, happened))
  }

  private async arrive(transaction: Transaction, happened: readonly RecordedEvent[]): Promise<void> {
    for (const { id } of this.registry.triggersOn(happened[0]?.type ?? '')) {
      const paths = await awaitedPaths(transaction, id)
      if (paths.length === 0) continue
      for (const event of happened) {
        const payload = z.json().parse(event.payload)
        const keys = paths.flatMap((path) => keyAt(path, payload))
        if (keys.length > 0 && (await deliver(transaction, id, keys, event.id)))
          onCommit(transaction, this.wakeEngine)
      }
    }
  }
}

interface AwaitedKey {
  readonly path: string
  readonly key: string
}

function keyAt(path: z.infer<typeof referencePathSchema>, payload: Json): AwaitedKey[] {
  const value = valueAt(payload, path)
  return value === undefined ? [] : [{ path: canonicalJson([...path]), key: canonicalJson(value) }]
}

/** The places at which waits for a trigger look, one after the other by index: there are few, and many waits. */
async function awaitedPaths(transaction: Transaction, trigger: string) {
  const { rows } = await transaction.execute(sql`
    with recursive found as (
      (select path from event_waits where trigger = ${trigger} and event_id is null order by path limit 1)
      union all
      select (select path from event_waits
               where trigger = ${trigger} and event_id is null and path > found.path order by path limit 1)
        from found where found.path is not null)
    select path from found where path is not null`)
  return z
    .array(pathRow)
    .parse(rows)
    .map(({ path }) => path)
}

/**
 * Whether any wait took the event. Runs are locked in the order of their ids, as the engine's flushes do. They are
 * looked up by a statement of their own: a wait may have been handed over to a run that the first one cannot see yet.
 */
async function deliver(
  transaction: Transaction,
  trigger: string,
  keys: readonly AwaitedKey[],
  eventId: string,
): Promise<boolean> {
  const paths = sql.param(keys.map(({ path }) => path))
  const values = sql.param(keys.map(({ key }) => key))
  const taken = await transaction.execute(sql`
    update event_waits w set event_id = ${eventId}
      from unnest(${paths}::text[], ${values}::text[]) as x(path, key)
     where w.trigger = ${trigger} and w.path = x.path and w.key = x.key and w.event_id is null
    returning w.run_id`)
  const runIds = runIdRows.parse(taken.rows).map(({ run_id: id }) => id)
  if (runIds.length === 0) return false
  const { rows } = await transaction.execute(sql`
    with waiting as materialized (
      select id from runs where id = any(${sql.param(runIds)}::uuid[]) and finished_at is null
       order by id for no key update)
    update runs set arrivals = arrivals + 1, due_at = case when owner is null then now() else due_at end
     where id = any(array(select id from waiting)) returning id`)
  return rows.length > 0
}
