import { bigramsOf, contactText, type OrderFilters, type OrderSort, orderIdSchema } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type CommerceApplication, startCommerce } from '../../../../test/commerce-application.js'
import { parseOrderCursor } from './order-cursor.js'
import { OrderFinder } from './order-finder.js'
import { OrderList } from './order-list.js'

const rowCount = 14_000
const now = '2026-11-22T00:00:00Z'

let shop: CommerceApplication
let rows: z.infer<typeof rowSchema>[]

const rowSchema = z.object({
  id: orderIdSchema,
  number: z.int(),
  at: z.coerce.number(),
  total: z.coerce.number(),
  payment: z.string(),
  fulfilment: z.string(),
  risk: z.string().nullable(),
  channel: z.string(),
  tags: z.array(z.string()),
  note: z.string().nullable(),
  cancelled: z.boolean(),
  name: z.string().nullable(),
})

/** More orders than are looked at in turn: what only the old ones are must be found as well. */
beforeAll(async () => {
  shop = await startCommerce()
  for (const [index, name] of ['김하늘', '佐藤葵', 'Ada Lovelace'].entries()) {
    const email = `c${index}@example.com`
    const text = contactText({ name, email, phone: null })
    await shop.database.execute(sql`
      insert into customers (id, name, email, created_at, search_text, search_bigrams)
      values (gen_random_uuid(), ${name}, ${email}, now(), ${text}, ${sql.param(bigramsOf(text))}::text[])`)
  }
  await shop.database.execute(sql`
    insert into orders (id, number, placed_at, channel, customer_id, currency, subtotal, shipping, tax, total,
      pieces, tags, risk_level, note, cancelled_at, payment_status, fulfilment_status)
    select gen_random_uuid(), 1000 + n, ${now}::timestamptz - (${rowCount}::int - n / 2) * interval '1 minute',
      case when n < 400 then 'till' else 'online_store' end,
      (array(select id from customers order by email))[1 + n % 4], 'KRW', 0, 0, 0, (n * 7919) % 1000 * 100, 1,
      array_remove(array[case when n % 50 = 0 then 'vip' end, case when n = 7 then 'risk:high' end], null),
      case when n % 9 = 0 then null else (array['low', 'medium', 'high'])[1 + n % 3] end,
      case when n % 20 = 0 then 'Ring' end, case when n % 33 = 0 then now() end,
      case when n % 9 = 0 then 'declined' when n < 300 then 'refunded' else 'captured' end,
      case when n % 33 = 0 then 'unfulfilled' when n % 5 = 0 then 'partial' else 'fulfilled' end
    from generate_series(1, ${rowCount}::int) n`)
  await shop.database.execute(sql`analyze`)
  const found = await shop.database.execute(sql`
    select orders.id, number, extract(epoch from placed_at) * 1000 as at, total, payment_status as payment,
      fulfilment_status as fulfilment, risk_level as risk, channel, orders.tags, note, cancelled_at is not null as cancelled, name
      from orders left join customers on customers.id = customer_id`)
  rows = z.array(rowSchema).parse(found.rows)
})
afterAll(() => shop?.close())

/** What a list of everything in memory would show. */
function expected(filters: OrderFilters, sort: OrderSort) {
  const any = (values: readonly string[] | undefined, value: string | null) =>
    values === undefined || (value !== null && values.includes(value))
  const search = filters.search?.toLowerCase()
  const kept = rows.filter(
    (row) =>
      any(filters.paymentStatus, row.payment) &&
      any(filters.fulfilmentStatus, row.fulfilment) &&
      any(filters.riskLevel, row.risk) &&
      any(filters.channel, row.channel) &&
      (filters.tag?.some((tag) => row.tags.includes(tag)) ?? true) &&
      row.at >= (filters.placedFrom === undefined ? 0 : Date.parse(filters.placedFrom)) &&
      row.at < (filters.placedBefore === undefined ? Number.MAX_VALUE : Date.parse(filters.placedBefore)) &&
      row.total >= (filters.totalFrom ?? 0) &&
      row.total <= (filters.totalTo ?? Number.MAX_VALUE) &&
      (filters.hasNote ?? row.note !== null) === (row.note !== null) &&
      (filters.cancelled ?? row.cancelled) === row.cancelled &&
      (search === undefined ||
        String(row.number).startsWith(search.replace('#', '')) ||
        (row.name?.toLowerCase().includes(search) ?? false)),
  )
  const [by, direction] = sort.split('_')
  const key = (row: (typeof rows)[number]) => (by === 'total' ? row.total : row.at)
  return kept
    .toSorted((left, right) => {
      const order = key(left) - key(right) || (left.id < right.id ? -1 : 1)
      return direction === 'desc' ? -order : order
    })
    .map(({ id }) => id)
}

const some = <Value>(...values: Value[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 })
const instant = fc
  .integer({ min: 0, max: rowCount })
  .map((minutes) => new Date(Date.parse(now) - minutes * 60_000).toISOString())
const anyFilters: fc.Arbitrary<OrderFilters> = fc.record(
  {
    search: fc.constantFrom('하늘', '佐藤', 'love', '#12', '1399', '#12345678901', 'nobody'),
    paymentStatus: some('captured', 'declined', 'refunded', 'voided'),
    fulfilmentStatus: some('unfulfilled', 'partial', 'fulfilled'),
    riskLevel: some('low', 'medium', 'high'),
    channel: some('online_store', 'till', 'api'),
    tag: some('vip', 'risk:high', 'none'),
    placedFrom: instant,
    placedBefore: instant,
    totalFrom: fc.integer({ min: 0, max: 100_000 }),
    totalTo: fc.integer({ min: 0, max: 100_000 }),
    hasNote: fc.boolean(),
    cancelled: fc.boolean(),
  },
  { requiredKeys: [] },
)
const anySort = fc.constantFrom<OrderSort>('placed_desc', 'placed_asc', 'total_desc', 'total_asc')

describe('orders', () => {
  it('are found by any filters in any order, from wherever a page ended', async () => {
    const [finder, list] = [shop.context.get(OrderFinder), shop.context.get(OrderList)]
    const sparse = fc.tuple(
      anyFilters,
      fc.subarray(['search', 'tag', 'riskLevel', 'channel', 'paymentStatus'] as const, { maxLength: 2 }),
    )
    await fc.assert(
      fc.asyncProperty(sparse, anySort, fc.integer({ min: 1, max: 40 }), async ([all, few], sort, limit) => {
        const filters: OrderFilters = Object.fromEntries(
          Object.entries(all).filter(([name]) => few.length === 0 || few.some((one) => one === name)),
        )
        const ids = expected(filters, sort)
        expect(await finder.ids({ filters, sort, limit })).toEqual(ids.slice(0, limit))
        const { items, nextCursor } = await list.page({ ...filters, sort, limit, cursor: undefined })
        expect(items.map(({ id }) => id)).toEqual(ids.slice(0, limit))
        expect(nextCursor === null).toBe(ids.length <= limit)
        if (nextCursor === null) return
        const after = parseOrderCursor(nextCursor, sort)
        expect(await finder.ids({ filters, sort, limit, after })).toEqual(ids.slice(limit, 2 * limit))
        expect(await finder.count(filters, 50)).toBe(Math.min(ids.length, 50))
      }),
      { numRuns: 60 },
    )
  })

  it('are not found by a tag that is written like a facet', async () => {
    const high = expected({ riskLevel: ['high'] }, 'placed_asc')
    const odd = rows.find(({ tags }) => tags.includes('risk:high'))
    expect(odd?.risk).not.toBe('high')
    expect(
      await shop.context
        .get(OrderFinder)
        .ids({ filters: { riskLevel: ['high'] }, sort: 'placed_asc', limit: 50 }),
    ).toEqual(high.slice(0, 50))
  })

  it.each(['nonsense', 'W10'])('begin at no cursor such as %s', async (cursor) => {
    const page = shop.context.get(OrderList).page({ cursor, sort: 'placed_desc', limit: 1 })
    await expect(page).rejects.toThrow('not one that this API gave out')
  })
})
