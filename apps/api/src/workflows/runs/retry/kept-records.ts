import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../platform/database/database.js'
import { steps } from '../run.table.js'

/** Records that one run takes over from another, by their positions in the other's history. */
export interface KeptRecords {
  readonly from: string
  readonly to: string
  readonly positions: readonly number[]
}

/**
 * Copies records from run to run, each with the input of its first attempt. Their epoch is 0, which no record has that
 * a run made itself.
 */
export async function copyRecords(transaction: Transaction, kept: readonly KeptRecords[]): Promise<void> {
  const rows = kept.flatMap(({ from, to, positions }) =>
    positions.map((position, index) => ({ from, to, position, index })),
  )
  if (rows.length === 0) return
  const column = <Value>(pick: (row: (typeof rows)[number]) => Value) => sql.param(rows.map(pick))
  const from = sql.param(kept.map((one) => one.from))
  await transaction.execute(sql`
    with first_input as materialized (
      select distinct on (run_id, node_id, iteration) run_id, node_id, iteration, input from ${steps}
       where run_id = any(${from}::uuid[]) and input is not null
       order by run_id, node_id, iteration, position)
    insert into ${steps} (run_id, node_id, iteration, attempt, kind, position, epoch, at, milliseconds, port, until,
      input, output, error, answered_by)
    select k.to_run, s.node_id, s.iteration, s.attempt, s.kind, k.index, 0, s.at, s.milliseconds, s.port, s.until,
      coalesce(s.input, f.input), s.output, s.error, s.answered_by
      from unnest(${column((row) => row.from)}::uuid[], ${column((row) => row.to)}::uuid[],
        ${column((row) => row.position)}::int[], ${column((row) => row.index)}::int[])
        as k(from_run, to_run, position, index)
      join ${steps} s on s.run_id = k.from_run and s.position = k.position
      left join first_input f on f.run_id = s.run_id and f.node_id = s.node_id and f.iteration = s.iteration
     where s.run_id = any(${from}::uuid[])`)
}
