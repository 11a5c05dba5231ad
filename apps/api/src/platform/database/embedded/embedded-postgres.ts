import { type Account, accountForServer, runsAsRoot } from './account.js'
import { APPLICATION, prepareApplicationDatabase } from './application-database.js'
import { type Durability, makePrivateFolder, prepareCluster, readPassword } from './cluster.js'
import { type DatabaseConnection, loopbackUrl } from './database-connection.js'
import { EmbeddedPostgresError } from './embedded-postgres-error.js'
import {
  freePort,
  launchServer,
  type PostgresServer,
  type ServerSettings,
  serverHost,
} from './postgres-server.js'
import { findRunningServer } from './running-server.js'
import { prepareRuntime } from './runtime.js'
import { prepareServerFolders, type ServerFolders } from './server-folders.js'
import { supervise } from './supervision.js'
import { type SupervisorLock, takeSupervisorLock } from './supervisor-lock.js'
import { explainSystemError } from './system-errors.js'

export type { DatabaseConnection } from './database-connection.js'
export { EmbeddedPostgresError } from './embedded-postgres-error.js'

export interface EmbeddedPostgresOptions {
  /** The folder of this installation; the database lives in its `postgres` folder. Made when missing. */
  readonly home: string
  /** Told, in a sentence for people, what takes time or went wrong. */
  log(message: string): void
  /** Called as soon as nothing is done here but wait for the server to answer: time for other work. */
  onWait?(): void
  /** `none` turns fsync off: for tests, whose data nobody needs after a crash. Otherwise `full`. */
  readonly durability?: Durability
}

export interface EmbeddedPostgres {
  /** The application's database over the loopback address; every client understands it. */
  readonly url: string
  /** The same database over the Unix socket, which is faster: options for `pg`. */
  readonly connection: DatabaseConnection
  /** Whether the server was still running because the process that had started it was killed. */
  readonly adopted: boolean
  /** Ends the server, with everything written down. Safe to call twice. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL server that comes with Counterflow, or adopts the one that is still running on that
 * data, and keeps it running until `stop`.
 *
 * @throws EmbeddedPostgresError when it cannot run here, or another process already looks after that data
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    const folders = await prepareServerFolders(options.home, runsAsRoot())
    const lock = await takeSupervisorLock(folders)
    return await startLocked(folders, lock, options).catch(async (error: unknown) => {
      await lock.release()
      throw error
    })
  } catch (error) {
    throw explainSystemError(error, options.home)
  }
}

async function startLocked(
  folders: ServerFolders,
  lock: SupervisorLock,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const account = await accountForServer(folders, options.log)
  const settings = await prepareServer(folders, account, options)
  const server = await findOrLaunch(settings, options)
  const supervision = supervise(server, settings, options.log)
  let stopped: Promise<void> | undefined
  try {
    const connection = await connect(folders, server)
    return {
      url: loopbackUrl(connection),
      connection,
      adopted: server.adopted,
      stop() {
        stopped ??= supervision.stop().finally(() => lock.release())
        return stopped
      },
    }
  } catch (error) {
    await supervision.stop()
    throw error
  }
}

async function prepareServer(
  folders: ServerFolders,
  account: Account | undefined,
  { durability = 'full', log }: EmbeddedPostgresOptions,
): Promise<ServerSettings> {
  const runtime = await prepareRuntime(folders)
  await prepareCluster(folders, runtime, account, durability, log)
  await makePrivateFolder(folders.socket, account)
  return { folders, runtime, account, durability }
}

async function findOrLaunch(
  settings: ServerSettings,
  { log, onWait }: EmbeddedPostgresOptions,
): Promise<PostgresServer> {
  const running = await findRunningServer(settings.folders, settings.runtime)
  if (!running) return launchOnFreePort(settings, onWait)
  onWait?.()
  log('Found the database still running, and took it over.')
  return running
}

async function launchOnFreePort(
  settings: ServerSettings,
  onWait: (() => void) | undefined,
  attempts = 3,
): Promise<PostgresServer> {
  try {
    return await launchServer(settings, await freePort(), onWait)
  } catch (error) {
    // Somebody else took the port between our finding it free and the server's opening it.
    const isTaken = error instanceof Error && error.message.includes('in use')
    if (!isTaken || attempts === 1) throw error
    return launchOnFreePort(settings, onWait, attempts - 1)
  }
}

async function connect(folders: ServerFolders, server: PostgresServer): Promise<DatabaseConnection> {
  const password = await readPassword(folders).catch(() => {
    throw new EmbeddedPostgresError(
      `The password of the database is missing: ${folders.password}\nPut that file back from your backup.`,
    )
  })
  const { port } = server
  const connection = { host: serverHost(folders), port, user: APPLICATION, password, database: APPLICATION }
  await prepareApplicationDatabase(connection)
  return connection
}
