import { and, gt, isNull, or, sql } from 'drizzle-orm'
import { isAsking, isOpen } from '../history/run-status.js'
import { runs } from '../run.table.js'

/** Runs that have begun, or will on the version that they have: a debounced one goes to the live version. */
const isBound = and(isOpen, isNull(runs.debounceKey))

/** Runs that nobody works on, and that need no person. */
export const isWaiting = and(
  isBound,
  isNull(runs.owner),
  or(gt(runs.dueAt, sql`now()`), runs.gated),
  sql`not ${isAsking}`,
)

/** Runs that wait, and those that may come to wait. */
export const mayWait = and(isBound, sql`not ${isAsking}`)
