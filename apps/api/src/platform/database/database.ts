import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'

/** Queries through drizzle, each on a connection of its own. */
export type Database = PostgresJsDatabase

/** Queries of one transaction. Hand it on; never keep it. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** For code that only reads and does not care whether a transaction is open. */
export type Queries = Database | Transaction

export const DATABASE = Symbol('Database')

/** How `postgres` and `pg` both reach the server: an address, or a Unix socket's folder in `host`. */
export type DatabaseAddress =
  | string
  | { host: string; port: number; user: string; password: string; database: string }

export const DATABASE_ADDRESS = Symbol('DatabaseAddress')

/** A pool of plain connections, for the few statements that drizzle would only disguise. */
export function openPool(
  address: DatabaseAddress,
  options: { max: number; name: string; onClose?: () => void },
): postgres.Sql {
  const settings = {
    max: options.max,
    // A pool of one stands for its session (a lock, a LISTEN): it must not be renewed behind its owner's back.
    max_lifetime: options.max === 1 ? null : 3_600,
    onnotice: () => {},
    ...(options.onClose ? { onclose: options.onClose } : {}),
    connection: { application_name: `counterflow ${options.name}`, TimeZone: 'UTC' },
  }
  return typeof address === 'string' ? postgres(address, settings) : postgres({ ...address, ...settings })
}

/** The pool behind drizzle. It is not shared with plain queries: drizzle changes how dates are parsed. */
export function openDatabase(address: DatabaseAddress): { database: Database; close: () => Promise<void> } {
  const pool = openPool(address, { max: 10, name: 'application' })
  return { database: drizzle(pool), close: () => pool.end({ timeout: 5 }) }
}
