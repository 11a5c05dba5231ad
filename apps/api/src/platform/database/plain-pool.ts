import { type ConnectionPoolOptions, openConnectionPool } from './connection-pool.js'
import type { DatabaseAddress } from './connection-settings.js'

/** A row by the names of its columns: instants are `Date`, 64-bit integers and decimals are text. */
export type PlainRow = Record<string, unknown>

/** A statement that each connection prepares once, under its name. */
export interface NamedStatement {
  readonly name: string
  /** With `$1`, `$2` and so on for its parameters. */
  readonly text: string
}

/** Connections for the few statements that drizzle would only disguise. */
export interface PlainPool {
  /** Runs one statement, with each value as a parameter of it; answers its rows. */
  (text: TemplateStringsArray, ...values: unknown[]): Promise<PlainRow[]>
  /** Runs a prepared statement; answers its rows. */
  query(statement: NamedStatement, parameters: unknown[]): Promise<PlainRow[]>
  /** Runs a prepared statement while it holds an advisory lock that one transaction at a time can have. */
  underLock(lock: number, statement: NamedStatement): Promise<PlainRow[]>
  /** Ends the pool once its statements are done, and within seconds where they do not end. */
  end(): Promise<void>
}

/** A pool of plain connections: `` await pool`select name from variants where sku = ${sku}` ``. */
export function openPool(address: DatabaseAddress, options: ConnectionPoolOptions): PlainPool {
  const { pool, close } = openConnectionPool(address, options)
  const run = async (text: TemplateStringsArray, ...values: unknown[]) => {
    const { rows } = await pool.query<PlainRow>(numbered(text), values)
    return rows
  }
  const query = async ({ name, text }: NamedStatement, parameters: unknown[]) => {
    const { rows } = await pool.query<PlainRow>({ name, text, values: parameters })
    return rows
  }
  // Two statements: what the second one sees, it sees after the lock was granted.
  const underLock = async (lock: number, { name, text }: NamedStatement) => {
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query('select pg_advisory_xact_lock($1)', [lock])
      const { rows } = await client.query<PlainRow>({ name, text })
      await client.query('commit')
      return rows
    } finally {
      client.release(client.getTransactionStatus() !== 'I')
    }
  }
  return Object.assign(run, { query, underLock, end: close })
}

/** The text of a statement with `$1` for its first value, `$2` for its second one. */
function numbered(text: TemplateStringsArray): string {
  return text.reduce((statement, part, index) => `${statement}$${index}${part}`)
}
