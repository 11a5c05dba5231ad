import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../src/platform/database/database.js'

/** The tables in which a row still says something of a person, whatever its column. */
export async function tablesThatKnow(database: Database, texts: readonly string[]): Promise<string[]> {
  const { rows } = await database.execute(
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const names = z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map(({ name }) => name)
  const patterns = sql.param(texts.map((text) => `%${text}%`))
  const found = await Promise.all(
    names.map(async (name) => {
      const { rowCount } = await database.execute(
        sql`select 1 from ${sql.identifier(name)} t where t::text ilike any(${patterns}::text[]) limit 1`,
      )
      return rowCount === 0 ? [] : [name]
    }),
  )
  return found.flat()
}
