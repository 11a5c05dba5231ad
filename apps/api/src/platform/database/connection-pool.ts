import pg from 'pg'
import type { Logger } from '../logging/logger.js'
import { connectionSettings, type DatabaseAddress, type Planning } from './connection-settings.js'

export interface ConnectionPoolOptions extends Planning {
  /** The most connections that are open at once. */
  readonly max: number
  /** Tells in `pg_stat_activity` what the connections are for. */
  readonly name: string
  /** Told when connections are lost. */
  readonly logger?: Logger | undefined
  /** The kind of pool, when it is not the usual one. */
  readonly Pool?: typeof pg.Pool
}

export interface ConnectionPool {
  readonly pool: pg.Pool
  /** Ends the pool once its queries are done, and within seconds where they do not end. Safe to call twice. */
  readonly close: () => Promise<void>
}

const idleMilliseconds = 20_000
const longestLifeSeconds = 3_600
const patience = 5_000

/** A pool that outlives its server: lost connections leave it, and new ones are opened when they are needed. */
export function openConnectionPool(address: DatabaseAddress, options: ConnectionPoolOptions): ConnectionPool {
  const { max, name, logger, Pool = pg.Pool } = options
  const pool = new Pool({
    ...connectionSettings(address, name, options),
    max,
    idleTimeoutMillis: idleMilliseconds,
    maxLifetimeSeconds: longestLifeSeconds,
  })
  const clients = new Set<pg.PoolClient>()
  const tell = (error: Error) =>
    logger?.debug({ error, pool: name }, 'A connection to the database was lost.')
  // Without listeners, the loss of a connection ends the process.
  pool.on('error', tell)
  pool.on('connect', (client) => {
    clients.add(client)
    client.on('error', tell)
  })
  pool.on('remove', (client) => clients.delete(client))
  let closed: Promise<void> | undefined
  const close = () => {
    closed ??= closePool(pool, clients)
    return closed
  }
  return { pool, close }
}

async function closePool(pool: pg.Pool, clients: ReadonlySet<pg.PoolClient>): Promise<void> {
  const giveUp = Promise.withResolvers<void>()
  const timer = setTimeout(() => {
    for (const client of clients) client.connection.stream.destroy()
    giveUp.resolve()
  }, patience)
  await Promise.race([pool.end(), giveUp.promise])
  clearTimeout(timer)
}
