import { sql } from 'drizzle-orm'
import type { Database } from '../src/platform/database/database.js'

/** Which change fails the first time. */
interface FailingChange {
  /** `update`, say. */
  readonly deed: string
  readonly table: string
  /** An SQL condition on `new`; every change, when nothing is said. */
  readonly when?: string
  /** What PostgreSQL says of it: `40P01` for one that gave way to others, `57P01` for a server that shuts down. */
  readonly code: string
}

/**
 * Has the database refuse a change once, whatever transaction it is in; answers how to end that.
 * @example const mend = await failOnce(database, { deed: 'insert', table: 'orders', code: '40P01' })
 */
export async function failOnce(
  database: Database,
  { deed, table, when = 'true', code }: FailingChange,
): Promise<() => Promise<void>> {
  // No rollback undoes a sequence.
  await database.execute(
    sql.raw(`
    create sequence failures;
    create function fail_once() returns trigger language plpgsql as $$
      begin
        if nextval('failures') = 1 then
          raise exception 'refused once' using errcode = '${code}';
        end if;
        return new;
      end $$;
    create trigger fails_once before ${deed} on ${table}
      for each row when (${when}) execute function fail_once()`),
  )
  return async () => {
    await database.execute(sql.raw('drop function fail_once cascade; drop sequence failures'))
  }
}
