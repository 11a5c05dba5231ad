import { z } from 'zod'
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

/** A prepared statement with what it is asked with. */
export type StatementCall = readonly [statement: NamedStatement, parameters: unknown[]]

/** Connections for the few statements that drizzle would only disguise. */
export interface PlainPool {
  /** Runs one statement, with each value as a parameter of it; answers its rows. */
  (text: TemplateStringsArray, ...values: unknown[]): Promise<PlainRow[]>
  /** Runs a prepared statement; answers its rows. */
  query(statement: NamedStatement, parameters: unknown[]): Promise<PlainRow[]>
  /**
   * Opens the connections that are not open, and has each that is idle prepare `statements`, by running them with their
   * parameters.
   */
  prepare(statements: readonly StatementCall[]): Promise<void>
  /** Runs one statement without parameters under an advisory lock that one transaction at a time can have. */
  underLock(lock: number, statement: string): Promise<PlainRow[]>
  /** Ends the pool once its statements are done, and within seconds where they do not end. */
  end(): Promise<void>
}

const rowsSchema = z.object({ rows: z.array(z.record(z.string(), z.unknown())) })
/** What `pg` answers to two statements in one message. */
const answersSchema = z.tuple([rowsSchema, rowsSchema])

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
  // Two statements: what the second one sees, it sees after the lock was granted. Both go out in one message, which is
  // one transaction: a process that is stopped, or cut off, in between would keep the lock from all others.
  const underLock = async (lock: number, statement: string) => {
    const answers = await pool.query(`select pg_advisory_xact_lock(${lock}); ${statement}`)
    return answersSchema.parse(answers)[1].rows
  }
  const prepare = async (statements: readonly StatementCall[]) => {
    const free = options.max - pool.totalCount + pool.idleCount
    const prepareOne = async () => {
      const client = await pool.connect()
      try {
        for (const [{ name, text }, parameters] of statements)
          await client.query({ name, text, values: parameters })
      } finally {
        client.release()
      }
    }
    await Promise.all(Array.from({ length: free }, prepareOne))
  }
  return Object.assign(run, { query, underLock, prepare, end: close })
}

/** The text of a statement with `$1` for its first value, `$2` for its second one. */
function numbered(text: TemplateStringsArray): string {
  return text.reduce((statement, part, index) => `${statement}$${index}${part}`)
}
