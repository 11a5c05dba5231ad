import { getTableColumns, sql } from 'drizzle-orm'
import { type PgColumn, PgCustomColumn, PgDialect, type PgTable } from 'drizzle-orm/pg-core'
import type { Queries } from './database.js'
import { executeNamed } from './execute-named.js'
import type { Step } from './in-turn.js'
import type { NamedStatement } from './plain-pool.js'

/** A column that is inserted: by what name its value comes, by what name it goes, and how it is written, if specially. */
interface InsertedColumn {
  readonly key: string
  readonly name: string
  readonly written: ((value: unknown) => unknown) | undefined
}

/** An INSERT into some columns of a table, of however many rows. */
interface Insertion extends NamedStatement {
  readonly columns: readonly InsertedColumn[]
}

/** All that were ever made, by what they insert: as many as the program has places that insert. */
const insertions = new Map<PgTable, Map<string, Insertion>>()
const dialect = new PgDialect()
let made = 0

/**
 * Inserts rows by one statement with one parameter, however many they are: a statement that grows with its rows has to
 * be built, parsed and planned anew each time. All rows name the same columns; those that none names get their default.
 * @param ending of the statement: `on conflict do nothing returning id`, say; never anything that somebody typed
 * @returns the rows that `ending` asks for
 */
export async function insertRows<Table extends PgTable>(
  queries: Queries,
  table: Table,
  rows: readonly Table['$inferInsert'][],
  ending = '',
): Promise<Record<string, unknown>[]> {
  return putTogether(table, rows, ending)(queries)
}

/** The same as a step: the rows are made and put together while the step before is done. */
export function insertionStep<Table extends PgTable>(
  queries: Queries,
  table: Table,
  rows: () => readonly Table['$inferInsert'][],
  ending = '',
): Step {
  return () => {
    const insert = putTogether(table, rows(), ending)
    return () => insert(queries)
  }
}

function putTogether<Table extends PgTable>(
  table: Table,
  rows: readonly Table['$inferInsert'][],
  ending: string,
): (queries: Queries) => Promise<Record<string, unknown>[]> {
  const [first] = rows
  if (first === undefined) return async () => []
  const { name, text, columns } = insertionOf(table, first, ending)
  const params = [JSON.stringify(rows.map((row) => jsonRow(columns, row)))]
  return (queries) => executeNamed(queries, { name, text }, params)
}

function insertionOf(table: PgTable, first: object, ending: string): Insertion {
  const ofTable = insertions.get(table) ?? new Map<string, Insertion>()
  insertions.set(table, ofTable)
  const key = `${Object.keys(first).join()} ${ending}`
  const insertion = ofTable.get(key) ?? newInsertion(table, first, ending)
  ofTable.set(key, insertion)
  return insertion
}

function newInsertion(table: PgTable, first: object, ending: string): Insertion {
  const all: Record<string, PgColumn> = getTableColumns(table)
  const columns = Object.entries(all).filter(([key]) => key in first)
  const names = sql.join(
    columns.map(([, { name }]) => sql.identifier(name)),
    sql`, `,
  )
  const { sql: text } = dialect.sqlToQuery(sql`
    insert into ${table} (${names})
    select ${names} from jsonb_populate_recordset(null::${table}, ${''}::jsonb) ${sql.raw(ending)}`)
  made += 1
  return { name: `insertion ${made}`, text, columns: columns.map(([key, column]) => inserted(key, column)) }
}

/** JSON columns, arrays and instants read from JSON what they are in it; only columns of our own write otherwise. */
const inserted = (key: string, column: PgColumn): InsertedColumn => ({
  key,
  name: column.name,
  written: column instanceof PgCustomColumn ? (value) => column.mapToDriverValue(value) : undefined,
})

function jsonRow(columns: Insertion['columns'], row: object): Record<string, unknown> {
  const json: Record<string, unknown> = {}
  for (const { key, name, written } of columns) {
    const value: unknown = Reflect.get(row, key)
    json[name] = written === undefined || value == null ? value : written(value)
  }
  return json
}
