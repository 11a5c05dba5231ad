import { NodePgDatabase, NodePgSession } from 'drizzle-orm/node-postgres'
import { PgDialect, type PgPreparedQuery, type PreparedQueryConfig } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import type { Logger } from '../logging/logger.js'
import { openConnectionPool } from './connection-pool.js'
import type { DatabaseAddress } from './connection-settings.js'
import { type Database, onOneConnection } from './database.js'
import { statementName } from './statement-names.js'

/**
 * Queries that come over and over, each of which finds its rows by an index: placing orders, above all. They have
 * connections of their own, on which each statement is prepared when it comes again, and no plan reads a table from end
 * to end, however small the table was when the plan was made.
 */
export const KEYED_DATABASE = Symbol('KeyedDatabase')

const mostConnections = 8

type Schema = Record<string, never>

/** One thing for each connection. */
export type Remembered<Built> = WeakMap<pg.Pool | pg.PoolClient, Built>
type Prepare = NodePgSession<Schema, Schema>['prepareQuery']

/** Gives each statement its name, so that the connection parses and plans it once. */
export class PreparingSession extends NodePgSession<Schema, Schema> {
  constructor(
    private readonly connection: pg.Pool | pg.PoolClient,
    dialect: PgDialect,
  ) {
    super(connection, dialect, undefined)
  }

  /** What `key` stands for on this connection: built when it is asked for the first time. */
  remembered<Built extends object>(key: Remembered<Built>, build: () => Built): Built {
    const known = key.get(this.connection)
    if (known !== undefined) return known
    const built = build()
    key.set(this.connection, built)
    return built
  }

  override prepareQuery<T extends PreparedQueryConfig>(
    query: Parameters<Prepare>[0],
    fields: Parameters<Prepare>[1],
    name: string | undefined,
    isResponseInArrayMode: boolean,
    mapper?: (rows: unknown[][]) => T['execute'],
    metadata?: Parameters<Prepare>[5],
    cache?: Parameters<Prepare>[6],
  ): PgPreparedQuery<T> {
    const known = name ?? statementName(query.sql)
    return super.prepareQuery<T>(query, fields, known, isResponseInArrayMode, mapper, metadata, cache)
  }
}

/** The pool behind `KEYED_DATABASE`. */
export function openKeyedDatabase(
  address: DatabaseAddress,
  logger?: Logger,
): { database: Database; close: () => Promise<void> } {
  const { pool, close } = openConnectionPool(address, {
    max: mostConnections,
    name: 'keyed',
    isKeyed: true,
    logger,
  })
  const database = preparing(pool)
  database.transaction = (work, config) =>
    onOneConnection(pool, (client) => preparing(client).transaction(work, config))
  return { database, close }
}

function preparing(client: pg.Pool | pg.PoolClient): Database {
  const dialect = new PgDialect()
  return new NodePgDatabase(dialect, new PreparingSession(client, dialect), undefined)
}
