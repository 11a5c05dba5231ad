import { csvLine, minorUnits, plainAmount, type StaffId, staffIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { ShopSettings } from '../../commerce/commerce.public.js'
import { StaffDirectory } from '../../identity/identity.public.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { registers } from '../registers/register.table.js'
import { tillSaleLines, tillSales, tillSaleTenders } from '../sales/till-sale.table.js'
import { daysBetween } from './business-days.js'
import { besideBefore, periodBefore } from './period-before.js'
import type { salesReportRoutes as routes } from './sales-reports.contract.js'

type Query = RouteInput<typeof routes.read>['query']
type Report = RouteOutput<typeof routes.read>
type Row = Omit<Report['rows'][number], 'before'>
type Span = Pick<Query, 'from' | 'to'>

const mostDays = 366
const amount = z.coerce.number().transform((value) => minorUnits(value))
const rowSchema = z.object({
  key: z.string(),
  label: z.string().nullable(),
  tickets: z.coerce.number(),
  items: z.coerce.number(),
  sold: amount,
  returned: amount,
  discount: amount,
  tax: amount,
  rounding: amount,
  total: amount,
})

/** What of each ticket is added up, by ways of looking at it. */
const wholeTickets = sql`count(*) as tickets,
  coalesce(sum((select sum(quantity) from ${tillSaleLines} l where l.sale_id = s.id)), 0) as items,
  sum(s.sold) as sold, sum(s.returned) as returned, sum(s.discount) as discount, sum(s.tax) as tax,
  sum(s.total - s.sold + s.returned) as rounding, sum(s.total) as total`

/** Says what was sold at tills, from what the shop has entered of their ledgers. */
@Injectable()
export class SalesReports {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(StaffDirectory) private readonly staff: StaffDirectory,
  ) {}

  /** @throws Problem `invalid-input` for too many days. */
  async read(query: Query): Promise<Report> {
    const { currency, timeZone } = await this.shop.read()
    const { by, compare = false } = query
    const span = daysBetween(query.from, query.to, mostDays)
    const now = await this.of(query, span, currency, timeZone)
    if (!compare) {
      return {
        currency,
        by,
        rows: now.rows.map((row) => ({ ...row, before: null })),
        totals: now.totals,
        before: null,
      }
    }
    const { days, ...earlier } = periodBefore(span)
    const before = await this.of(query, earlier, currency, timeZone)
    return {
      currency,
      by,
      rows: besideBefore(by, now.rows, before.rows, days),
      totals: now.totals,
      before: { ...earlier, totals: before.totals },
    }
  }

  private async of(query: Query, { from, to }: Span, currency: Report['currency'], timeZone: string) {
    const local = sql`(s.happened_at at time zone ${timeZone})`
    const which = sql`s.voided_at is null and s.currency = ${currency}
      and ${local} >= ${from}::date and ${local} < ${to}::date + 1
      and (${query.registerId ?? null}::uuid is null or s.register_id = ${query.registerId ?? null}::uuid)
      and (${query.locationId ?? null}::uuid is null or s.location_id = ${query.locationId ?? null}::uuid)`
    const found = await this.rows(this.statement(query.by, which, local))
    const [all = nothing] = await this.rows(
      sql`select 'all' as key, null as label, ${wholeTickets} from ${tillSales} s where ${which} having count(*) > 0`,
    )
    const { key: _, label: __, ...totals } = all
    return { rows: query.by === 'staff' ? await this.named(found) : found, totals }
  }

  /** The same as the lines of a file. */
  async *file(query: Query): AsyncGenerator<string> {
    const { currency, by, rows, before } = await this.read(query)
    const figures = ['sold', 'returned', 'discount', 'tax', 'rounding', 'total'] as const
    const compared = before === null ? [] : ['total_before']
    yield csvLine([by, 'name', 'tickets', 'items', 'currency', ...figures, ...compared])
    for (const row of rows) {
      const amounts = [...figures.map((figure) => row[figure]), ...(row.before === null ? [] : [row.before])]
      const units = amounts.map((value) => plainAmount(value, currency))
      yield csvLine([row.key, row.label, row.tickets, row.items, currency, ...units])
    }
  }

  private async named(rows: readonly Row[]): Promise<Row[]> {
    const idOf = ({ key }: Row): StaffId => staffIdSchema.parse(key)
    const names = await this.staff.namesOf(rows.map(idOf))
    return rows.map((row) => ({ ...row, label: names.get(idOf(row)) ?? null }))
  }

  private async rows(statement: SQL): Promise<Row[]> {
    const { rows } = await this.database.execute(statement)
    return z.array(rowSchema).parse(rows)
  }

  private statement(by: Query['by'], which: SQL, local: SQL): SQL {
    const from = sql`from ${tillSales} s where ${which}`
    switch (by) {
      case 'day':
        return sql`select to_char(${local}, 'YYYY-MM-DD') as key, null as label, ${wholeTickets} ${from} group by 1 order by 1`
      case 'hour':
        return sql`select extract(hour from ${local})::int::text as key, null as label, ${wholeTickets} ${from}
          group by 1 order by min(extract(hour from ${local}))`
      case 'register':
        return sql`select s.register_id::text as key, max(r.name) as label, ${wholeTickets}
          from ${tillSales} s left join ${registers} r on r.id = s.register_id where ${which} group by 1 order by total desc, 1`
      case 'staff':
        return sql`select s.staff_id::text as key, null as label, ${wholeTickets} ${from} group by 1 order by total desc, 1`
      case 'tender':
        return sql`select t.method as key, null as label, count(distinct s.id) as tickets, 0 as items,
            coalesce(sum(t.amount) filter (where t.amount > 0), 0) as sold,
            coalesce(-sum(t.amount) filter (where t.amount < 0), 0) as returned, 0 as discount, 0 as tax, 0 as rounding, sum(t.amount) as total
          from ${tillSales} s join ${tillSaleTenders} t on t.sale_id = s.id where ${which} group by 1 order by total desc, 1`
      case 'product':
        return sql`select coalesce(l.product_id::text, 'custom') as key,
            (array_agg(l.title order by s.happened_at desc))[1] as label, count(distinct s.id) as tickets, sum(l.quantity) as items,
            coalesce(sum(l.amount) filter (where l.amount > 0), 0) as sold,
            coalesce(-sum(l.amount) filter (where l.amount < 0), 0) as returned,
            sum(l.discount) as discount, sum(l.tax) as tax, 0 as rounding, sum(l.amount) as total
          from ${tillSales} s join ${tillSaleLines} l on l.sale_id = s.id where ${which} group by 1 order by total desc, 1 limit 1000`
    }
  }
}

const zero = minorUnits(0)
const nothing = {
  key: 'all',
  label: null,
  tickets: 0,
  items: 0,
  sold: zero,
  returned: zero,
  discount: zero,
  tax: zero,
  rounding: zero,
  total: zero,
}
