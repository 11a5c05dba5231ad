import path from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type { DatabaseAddress } from './connection-settings.js'
import { withConnection } from './single-connection.js'

/** Any number; every process that migrates this database takes the same lock. */
const migrationLock = 7_300_001

/** Beside the sources and beside the compiled files; a bundle says where they are. */
const besideThis = path.resolve(import.meta.dirname, '../../../drizzle')

/**
 * Brings the database to this version's tables. Processes that start at once take turns.
 * @param further migrations of others, done in the same turn
 */
export async function migrateDatabase(
  address: DatabaseAddress,
  migrationsFolder = besideThis,
  further: () => Promise<void> = async () => {},
): Promise<void> {
  await withConnection(address, 'migration', async (client) => {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await migrate(drizzle(client), { migrationsFolder })
    await client.query(`
      insert into database_generations (since)
      select now() where not exists (select from database_generations)`)
    await further()
  })
}
