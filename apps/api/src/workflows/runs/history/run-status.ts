import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { untilAnswered } from '../engine/attempt-outcome.js'
import { runs, steps } from '../run.table.js'
import type { runStatusSchema } from '../runs.contract.js'

export type RunStatus = z.infer<typeof runStatusSchema>

type RunState = Pick<typeof runs.$inferSelect, 'result' | 'owner' | 'dueAt'>

/**
 * Where a run stands: its result once it has ended, otherwise whether somebody works on it or what it waits for.
 * @param asks whether one of its steps waits for a person
 */
export function statusOf({ result, owner, dueAt }: RunState, asks: boolean, now: Date): RunStatus {
  if (result !== null) return result
  if (owner !== null) return 'running'
  if (asks) return 'asking'
  return dueAt > now ? 'waiting' : 'queued'
}

/** Said in two halves because each has a partial index, and the whole has none: runs that ended are many. */
export const isOpen = sql`(${runs.finishedAt} is null and not ${runs.gated} or ${runs.finishedAt} is null and ${runs.gated})`

/** Whether a step of the run of a query waits for a person. Asked of open runs only, of which there are few. */
export const isAsking = sql<boolean>`(${runs.finishedAt} is null and exists (
  select 1 from ${steps} asking
   where asking.run_id = ${runs.id} and asking.kind = 'waiting' and asking.until = ${new Date(untilAnswered)}
     and not exists (
       select 1 from ${steps} later
        where later.run_id = asking.run_id and later.node_id = asking.node_id
          and later.iteration = asking.iteration and later.position > asking.position)))`

/** The same decision as a condition of a query. */
export function hasStatus(status: RunStatus) {
  const parked = sql`${isOpen} and ${runs.owner} is null`
  switch (status) {
    case 'running':
      return sql`${isOpen} and ${runs.owner} is not null`
    case 'asking':
      return sql`${parked} and ${isAsking}`
    case 'waiting':
      return sql`${parked} and ${runs.dueAt} > now() and not ${isAsking}`
    case 'queued':
      return sql`${parked} and ${runs.dueAt} <= now() and not ${isAsking}`
    default:
      return sql`${runs.result} = ${status}`
  }
}
