import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { remembered } from '../memory/remembered.js'
import { DATABASE, type Database } from './database.js'

const sizesSchema = z.object({
  bytes: z.coerce.number(),
  tables: z.array(z.object({ name: z.string(), bytes: z.number(), rows: z.number() })),
})

/** How much room the database takes. */
export type DatabaseSize = z.infer<typeof sizesSchema>

const milliseconds = 30_000

/** Looks up the sizes of the tables, at most every thirty seconds: each is a question to the file system. */
@Injectable()
export class TableSizes {
  /** Largest first, with indexes and with what is stored apart. */
  readonly read: () => Promise<DatabaseSize>

  constructor(@Inject(DATABASE) database: Database) {
    this.read = remembered(milliseconds, async () => {
      // Rows as PostgreSQL last estimated them; -1 until it first did.
      const { rows } = await database.execute(sql`
        with sized as (
          select case when n.nspname = 'public' then c.relname else n.nspname end as name,
            sum(pg_total_relation_size(c.oid))::bigint as bytes, sum(greatest(c.reltuples, 0))::bigint as rows
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker')
          group by 1 order by 2 desc, 1)
        select pg_database_size(current_database()) as bytes,
          (select coalesce(json_agg(sized), '[]'::json) from sized) as tables`)
      return sizesSchema.parse(rows[0])
    })
  }
}
