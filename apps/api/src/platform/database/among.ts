import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/**
 * Whether a column holds one of `values`: by one parameter, however many they are, so that the statement is the same for
 * any number of them and can be prepared.
 */
export const among = (column: PgColumn, values: readonly (string | number)[]): SQL =>
  sql`${column} = any(${sql.param([...values])}::${sql.raw(column.getSQLType())}[])`

/** The same in a query that is built once: the values are given under `name` when it is asked. */
export const amongGiven = (column: PgColumn, name: string): SQL =>
  sql`${column} = any(${sql.placeholder(name)}::${sql.raw(column.getSQLType())}[])`
