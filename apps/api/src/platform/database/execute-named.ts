import type { QueryResult } from 'pg'
import type { Queries } from './database.js'

/** A statement that each connection prepares once, under its name. */
export interface NamedStatement {
  readonly name: string
  readonly text: string
}

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
