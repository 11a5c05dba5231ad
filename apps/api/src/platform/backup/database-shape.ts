import type pg from 'pg'
import { z } from 'zod'

/** Rows that live no longer than the processes that made them. */
const passing = new Set(['processes'])

const relationRow = z.object({ name: z.string() })
const columnRow = z.object({ table: z.string(), column: z.string() })
const sequenceRow = z.object({ name: z.string(), last: z.string(), used: z.boolean() })
const constraintRow = z.object({ table: z.string(), name: z.string(), definition: z.string() })
const migrationRow = z.object({ at: z.coerce.number() })

export interface Table {
  readonly name: string
  readonly columns: readonly string[]
}

export type Sequence = z.infer<typeof sequenceRow>
export type ForeignKey = z.infer<typeof constraintRow>

/** A name as it stands in SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Every table of ours with the columns that hold something of their own, in the order of their names. */
export async function tablesOf(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query(`
    select c.relname as table, a.attname as column
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
     order by c.relname, a.attnum`)
  const columns = z.array(columnRow).parse(rows)
  return [...Map.groupBy(columns, ({ table }) => table)]
    .filter(([name]) => !passing.has(name))
    .map(([name, found]) => ({ name, columns: found.map(({ column }) => column) }))
}

/** Tables, views and the like, ours or not, but for those that an extension brought along. */
export async function relationsOf(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query(`
    select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
       and not exists (select from pg_depend
                        where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
     order by relname`)
  return z
    .array(relationRow)
    .parse(rows)
    .map(({ name }) => name)
}

/** How far each sequence has counted. */
export async function sequencesOf(client: pg.ClientBase): Promise<readonly Sequence[]> {
  const { rows } = await client.query(`
    select sequencename as name, coalesce(last_value, start_value)::text as last, last_value is not null as used
      from pg_sequences where schemaname = 'public' order by 1`)
  return z.array(sequenceRow).parse(rows)
}

/** The foreign keys, as statements would make them anew. */
export async function foreignKeysOf(client: pg.ClientBase): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query(`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`)
  return z.array(constraintRow).parse(rows)
}

/** The migrations that the database has been through; none in an empty one. */
export async function migrationsOf(client: pg.ClientBase): Promise<readonly number[]> {
  const known = await client.query(`select to_regclass('drizzle.__drizzle_migrations') is not null as known`)
  if (!z.object({ known: z.boolean() }).parse(known.rows[0]).known) return []
  const { rows } = await client.query('select created_at as at from drizzle.__drizzle_migrations order by 1')
  return z
    .array(migrationRow)
    .parse(rows)
    .map(({ at }) => at)
}
