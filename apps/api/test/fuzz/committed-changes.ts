import { closeConnection, openConnection } from '../../src/platform/database/single-connection.js'

/** What changes without anybody's wish having been granted: who called, how often, and who is alive. */
const bookkeeping = [
  'audit_entries',
  'idempotency_keys',
  'processes',
  'rate_limits',
  'sessions',
  'sign_in_limits',
  'committed_changes',
]

/** How many rows committed transactions have added, changed or removed since it was opened. */
export interface CommittedChanges {
  count(): Promise<number>
  close(): Promise<void>
}

/** Keeps its connection: to sign in to PostgreSQL takes far longer than to count. */
export async function watchChanges(databaseUrl: string): Promise<CommittedChanges> {
  const client = await openConnection(databaseUrl, 'spec')
  await client.query(`
    create table committed_changes (at timestamptz not null default now());
    create function count_change() returns trigger language plpgsql as $$
    begin
      insert into committed_changes default values;
      return null;
    end $$`)
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all($1)`,
    [bookkeeping],
  )
  for (const { name } of rows) {
    await client.query(
      `create trigger count_change after insert or update or delete on "${name}"
         for each row execute function count_change()`,
    )
  }
  return {
    count: async () => {
      const counted = await client.query<{ count: number }>(
        'select count(*)::int as count from committed_changes',
      )
      return counted.rows[0]?.count ?? 0
    },
    close: () => closeConnection(client),
  }
}
