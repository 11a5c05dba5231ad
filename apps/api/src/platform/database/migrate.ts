import path from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { type DatabaseAddress, openPool } from './database.js'

/** Any number; every process that migrates this database takes the same lock. */
const migrationLock = 7_300_001

/** Brings the database to this version's tables. Two processes that start at once take turns. */
export async function migrateDatabase(address: DatabaseAddress): Promise<void> {
  const pool = openPool(address, { max: 1, name: 'migration' })
  try {
    await pool`select pg_advisory_lock(${migrationLock})`
    await migrate(drizzle(pool), { migrationsFolder: path.resolve(import.meta.dirname, '../../../drizzle') })
    await pool`
      insert into database_generations (since)
      select now() where not exists (select from database_generations)`
  } finally {
    await pool.end({ timeout: 5 })
  }
}
