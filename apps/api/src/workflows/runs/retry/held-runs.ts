import type { RunId } from '@counterflow/core'
import { asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../platform/database/database.js'
import { runs } from '../run.table.js'

const heldRows = z.array(z.object({ before: z.int() }))

/**
 * Holds a run until `transaction` ends: nobody deletes it, and nobody else takes it up meanwhile. To be read after
 * this, since whoever held it before may have done either.
 * @returns `retried` where somebody else has taken it up while it was waited for
 */
export async function holdRun(transaction: Transaction, id: RunId): Promise<'held' | 'gone' | 'retried'> {
  const retries = sql`(select count(*)::int from runs retry where retry.retry_of = ${id})`
  // The count is from before the wait for the row: a statement sees what was there when it began.
  const { rows } = await transaction.execute(
    sql`select ${retries} as before from ${runs} where ${runs.id} = ${id} for no key update of ${runs}`,
  )
  const [held] = heldRows.parse(rows)
  if (held === undefined) return 'gone'
  return (await transaction.$count(runs, eq(runs.retryOf, id))) > held.before ? 'retried' : 'held'
}

/** The first of the runs that `which` says, held in the order of their ids, and which of them are to be left alone. */
export async function holdFailedRuns(
  transaction: Transaction,
  which: SQL | undefined,
  most: number,
): Promise<{ readonly ids: readonly string[]; readonly retried: ReadonlySet<string> }> {
  const rows = await transaction
    .select({ id: runs.id })
    .from(runs)
    .where(which)
    .orderBy(asc(runs.id))
    .limit(most)
    .for('no key update')
  const ids = rows.map(({ id }) => id)
  // Somebody may have taken them up while they were waited for, which the statement before does not see.
  const retries =
    ids.length === 0
      ? []
      : await transaction.select({ of: runs.retryOf }).from(runs).where(inArray(runs.retryOf, ids))
  return { ids, retried: new Set(retries.flatMap(({ of }) => of ?? [])) }
}
