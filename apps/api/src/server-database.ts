import type { Settings } from './platform/config/settings.js'
import type { DatabaseAddress } from './platform/database/connection-settings.js'
import { startEmbeddedPostgres } from './platform/database/embedded/embedded-postgres.js'
import { refuseUnreachable } from './platform/database/reachable.js'

/** The database of a process: a server of the operator's own, or the one that comes with us. */
export interface ServerDatabase {
  readonly address: DatabaseAddress
  stop(): Promise<void>
}

/**
 * Opens the database.
 * @param say told, in a sentence for people, what takes time
 * @param onWait called as soon as nothing is done here but wait for the server: time for other work
 * @throws SettingError or EmbeddedPostgresError when there is none
 */
export async function openServerDatabase(
  { databaseUrl, dataFolder }: Pick<Settings, 'databaseUrl' | 'dataFolder'>,
  say: (message: string) => void,
  onWait: () => void,
): Promise<ServerDatabase> {
  if (databaseUrl !== undefined) {
    const reached = refuseUnreachable(databaseUrl)
    onWait()
    await reached
    return { address: databaseUrl, stop: async () => {} }
  }
  const embedded = await startEmbeddedPostgres({ home: dataFolder, log: say, onWait })
  return { address: embedded.connection, stop: () => embedded.stop() }
}
