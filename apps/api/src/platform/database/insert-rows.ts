import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import { type PgColumn, PgCustomColumn, type PgTable } from 'drizzle-orm/pg-core'
import type { Queries } from './database.js'

/**
 * Inserts rows by one statement with one parameter, however many they are: a statement that grows with its rows has to
 * be built, parsed and planned anew each time. All rows name the same columns; those that none names get their default.
 * @param ending of the statement: `on conflict do nothing returning id`, say
 * @returns the rows that `ending` asks for
 */
export async function insertRows<Table extends PgTable>(
  queries: Queries,
  table: Table,
  rows: readonly Table['$inferInsert'][],
  ending: SQL = sql``,
): Promise<Record<string, unknown>[]> {
  const [first] = rows
  if (first === undefined) return []
  const all: Record<string, PgColumn> = getTableColumns(table)
  const columns = Object.entries(all).filter(([key]) => key in first)
  const names = sql.join(
    columns.map(([, { name }]) => sql.identifier(name)),
    sql`, `,
  )
  const json = JSON.stringify(rows.map((row) => jsonRow(columns, row)))
  const answer = await queries.execute(sql`
    insert into ${table} (${names})
    select ${names} from json_populate_recordset(null::${table}, ${json}::json) ${ending}`)
  return answer.rows
}

function jsonRow(columns: readonly (readonly [string, PgColumn])[], row: object): Record<string, unknown> {
  const values = new Map<string, unknown>(Object.entries(row))
  return Object.fromEntries(columns.map(([key, column]) => [column.name, jsonValue(column, values.get(key))]))
}

/** JSON columns, arrays and instants read from JSON what they are in it; only columns of our own write otherwise. */
const jsonValue = (column: PgColumn, value: unknown): unknown =>
  column instanceof PgCustomColumn && value != null ? column.mapToDriverValue(value) : value
