import type { DisposableDatabase } from '../src/platform/database/embedded/disposable-database.js'
import { createMigratedDatabase } from '../src/platform/database/embedded/migrated-database.js'
import { InterruptibleProxy } from './interruptible-proxy.js'

/** A database of a spec's own, behind a network that can be cut and mended. */
export interface InterruptibleDatabase extends DisposableDatabase {
  readonly network: InterruptibleProxy
  /** Leads to the same database, whatever happens to the network. */
  readonly directUrl: string
}

export async function createInterruptibleDatabase(): Promise<InterruptibleDatabase> {
  const database = await createMigratedDatabase()
  const direct = new URL(database.url)
  const network = new InterruptibleProxy({ host: direct.hostname, port: Number(direct.port) })
  const proxied = new URL(database.url)
  proxied.hostname = '127.0.0.1'
  proxied.port = String(await network.mend())
  return {
    url: proxied.href,
    directUrl: database.url,
    network,
    drop: async () => {
      await network.cut()
      await database.drop()
    },
  }
}
