import { migrateJobs } from '../../jobs/job-worker.js'
import { createLogger } from '../../logging/logger.js'
import { migrateDatabase } from '../migrate.js'
import { withConnection } from '../single-connection.js'
import { createDisposableDatabase, type DisposableDatabase } from './disposable-database.js'

/**
 * Makes the database that those of the specs are copies of: to run the migrations once instead of in every spec saves
 * a third of the time of all of them.
 */
export async function makeTemplateDatabase(server: string): Promise<DisposableDatabase> {
  const database = await createDisposableDatabase('template0', server)
  await migrateDatabase(database.url)
  await migrateJobs(database.url, createLogger('silent'))
  // Each copy is a database of its own, and gets its own generation.
  await withConnection(database.url, 'spec', (client) => client.query('delete from database_generations'))
  return database
}

/** Makes a database with this version's tables, and those of the background work, for one spec file. */
export async function createMigratedDatabase(): Promise<DisposableDatabase> {
  const database = await createDisposableDatabase(process.env.TEST_TEMPLATE_DATABASE)
  await migrateDatabase(database.url)
  return database
}
