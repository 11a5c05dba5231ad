import { runsAsRoot } from './account.js'
import { APPLICATION } from './application-database.js'
import { readPassword } from './cluster.js'
import type { DatabaseConnection } from './database-connection.js'
import { type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded-postgres.js'
import { serverHost } from './postgres-server.js'
import { readPostmasterFile } from './postmaster-file.js'
import { exists, prepareServerFolders } from './server-folders.js'

/** The embedded database for a moment: the one that another process of ours runs, or one that is started for it. */
export async function visitEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<{ connection: DatabaseConnection; stop(): Promise<void> }> {
  const folders = await prepareServerFolders(options.home, runsAsRoot())
  const running = (await exists(folders.supervisor)) ? await readPostmasterFile(folders.data) : undefined
  if (running?.status !== 'ready') return startEmbeddedPostgres(options)
  const password = await readPassword(folders)
  const { port } = running
  const connection = { host: serverHost(folders), port, user: APPLICATION, password, database: APPLICATION }
  return { connection, stop: async () => {} }
}
