import { z } from 'zod'
import type { PlainPool } from '../../../platform/database/plain-pool.js'

/** The limit in the statement, where it must be a literal. */
const pageSize = 1_000
const pageRow = z.object({ seen: z.int(), last: z.string().nullable() })
const beginning = '00000000-0000-0000-0000-000000000000'

/**
 * Removes what ended runs had waited for, so that no event is held against it any more. It goes through all waits page
 * by page, one at each look: that costs the same however many wait. The end of a run does not do it, since an event
 * that comes takes its waits before their runs, and an end is the other way round.
 */
export class EndedWaits {
  private place = beginning

  constructor(private readonly pool: PlainPool) {}

  /** Looks at the next thousand waits. What somebody holds at this moment is left for the next time. */
  readonly forgetSome = async (): Promise<void> => {
    const [row] = await this.pool`
      with page as materialized (
        select run_id from event_waits where run_id > ${this.place}::uuid order by run_id limit 1000),
      ended as materialized (
        select distinct page.run_id from page join runs on runs.id = page.run_id where runs.finished_at is not null),
      held as materialized (
        select ctid from event_waits where run_id = any(array(select run_id from ended)) for update skip locked),
      gone as (delete from event_waits where ctid = any(array(select ctid from held)))
      select count(*)::int as seen, (array_agg(run_id order by run_id desc))[1]::text as last from page`
    const { seen, last } = pageRow.parse(row)
    this.place = seen < pageSize ? beginning : (last ?? beginning)
  }
}
