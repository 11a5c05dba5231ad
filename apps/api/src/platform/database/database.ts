import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { Logger } from '../logging/logger.js'
import { openConnectionPool } from './connection-pool.js'
import type { DatabaseAddress } from './connection-settings.js'

export type { DatabaseAddress } from './connection-settings.js'

/** Queries through drizzle, each on a connection of its own. */
export type Database = NodePgDatabase

/** Queries of one transaction. Hand it on; never keep it. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** For code that only reads and does not care whether a transaction is open. */
export type Queries = Database | Transaction

export const DATABASE = Symbol('Database')

export const DATABASE_ADDRESS = Symbol('DatabaseAddress')

/** The pool behind drizzle. */
export function openDatabase(
  address: DatabaseAddress,
  logger?: Logger,
): { database: Database; close: () => Promise<void> } {
  const { pool, close } = openConnectionPool(address, { max: 10, name: 'application', logger })
  const database: Database = drizzle(pool)
  // Drizzle's own keeps the connection for ever when the BEGIN fails, until the pool has none left.
  database.transaction = (work, config) =>
    onOneConnection(pool, (client) => drizzle(client).transaction(work, config))
  return { database, close }
}

/** Gives the connection back to the pool only when no transaction is open on it. */
export async function onOneConnection<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  try {
    return await work(client)
  } finally {
    client.release(client.getTransactionStatus() !== 'I')
  }
}
