import type { QueryResult } from 'pg'
import type { Queries } from './database.js'
import type { NamedStatement } from './plain-pool.js'

type Answer = QueryResult<Record<string, unknown>>

/** Executes a statement of ours that never changes, whatever its parameters are. */
export async function executeNamed(
  queries: Queries,
  { name, text }: NamedStatement,
  params: unknown[],
): Promise<Record<string, unknown>[]> {
  const prepared = queries._.session.prepareQuery<{ execute: Answer; all: unknown; values: unknown }>(
    { sql: text, params },
    undefined,
    name,
    false,
  )
  return (await prepared.execute()).rows
}
