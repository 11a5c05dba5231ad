import type { PlainPool } from '../../../platform/database/plain-pool.js'

/** Any number; processes that open gates at once take turns. */
const gateLock = 7_300_011

const openStatement = `
with recursive waiting as (
  (select concurrency_key as key from runs
    where gated and finished_at is null order by concurrency_key limit 1)
  union all
  select (select concurrency_key from runs
           where gated and finished_at is null and concurrency_key > waiting.key order by concurrency_key limit 1)
    from waiting where waiting.key is not null),
opened as materialized (
  select next.id from waiting
   cross join lateral (
    select count(*) as running from runs
     where not gated and finished_at is null and concurrency_key = waiting.key) now
   cross join lateral (
    select id, concurrency_limit, row_number() over (order by id) as place from (
      select id, concurrency_limit from runs
       where gated and finished_at is null and concurrency_key = waiting.key and due_at <= now()
       order by id limit 100) first) next
   where waiting.key is not null and next.place <= next.concurrency_limit - now.running),
held as materialized (
  select id from runs where id = any(array(select id from opened)) and gated and finished_at is null
   order by id for no key update)
update runs set gated = false where id = any(array(select id from held)) returning id`

/**
 * Lets runs with a concurrency key through, in order of arrival and never more than their limit at once. Whether there
 * is room is decided under one lock, so that a run that starts and one that ends at the same moment cannot miss
 * each other. Runs are locked in the order of their ids, as everywhere. A wait holds its place: one run per order at a time means until it has ended.
 */
export class Gates {
  private underWay: Promise<void> | undefined
  private again = false

  /** @param opened called when runs were let through */
  constructor(
    private readonly pool: PlainPool,
    private readonly opened: () => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Looks for runs that may go, soon; calls that come meanwhile share the next look. */
  readonly look = (): void => {
    if (this.underWay !== undefined) {
      this.again = true
      return
    }
    this.underWay = this.open()
      .catch(this.failed)
      .finally(() => {
        this.underWay = undefined
        if (!this.again) return
        this.again = false
        this.look()
      })
  }

  async settled(): Promise<void> {
    await this.underWay
  }

  private async open(): Promise<void> {
    const [waits] = await this.pool`select 1 from runs where gated and finished_at is null limit 1`
    if (waits === undefined) return
    const opened = await this.pool.underLock(gateLock, openStatement)
    if (opened.length > 0) this.opened()
  }
}
