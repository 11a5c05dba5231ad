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

/** Connections for the few statements that drizzle would only disguise. */
export interface PlainPool {
  /** Runs one statement, with each value as a parameter of it; answers its rows. */
  (text: TemplateStringsArray, ...values: unknown[]): Promise<PlainRow[]>
  /** Runs a prepared statement; answers its rows. */
  query(statement: NamedStatement, parameters: unknown[]): Promise<PlainRow[]>
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
  return Object.assign(run, { query, underLock, end: close })
}

/** The text of a statement with `$1` for its first value, `$2` for its second one. */
function numbered(text: TemplateStringsArray): string {
  return text.reduce((statement, part, index) => `${statement}$${index}${part}`)
}
