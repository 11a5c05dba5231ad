import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { runs } from '../run.table.js'
import type { runStatusSchema } from '../runs.contract.js'

export type RunStatus = z.infer<typeof runStatusSchema>

type RunState = Pick<typeof runs.$inferSelect, 'result' | 'owner' | 'dueAt'>

/** Where a run stands: its result once it has ended, otherwise whether somebody works on it or it waits. */
export function statusOf({ result, owner, dueAt }: RunState, now: Date): RunStatus {
  if (result !== null) return result
  if (owner !== null) return 'running'
  return dueAt > now ? 'waiting' : 'queued'
}

/** The same decision as a condition of a query. */
export function hasStatus(status: RunStatus) {
  const open = sql`${runs.finishedAt} is null`
  switch (status) {
    case 'running':
      return sql`${open} and ${runs.owner} is not null`
    case 'waiting':
      return sql`${open} and ${runs.owner} is null and ${runs.dueAt} > now()`
    case 'queued':
      return sql`${open} and ${runs.owner} is null and ${runs.dueAt} <= now()`
    default:
      return sql`${runs.result} = ${status}`
  }
}
