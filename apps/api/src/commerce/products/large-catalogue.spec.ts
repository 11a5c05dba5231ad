import { searchGrams, searchText } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CommerceApplication, startCommerce, stockShelves } from '../../../test/commerce-application.js'
import { ProductList } from './product-list.js'

let shop: CommerceApplication

const mugs = 5_200
/** The oldest ones are rare as well. */
const rareFrom = 4_701
/** None of the first that are looked at, and more than are sorted. */
const lateFrom = 2_101
const inStock = [4_750, 4_800]

const grams = (text: string) => sql`${sql.param(searchGrams([text]))}::text[]`

/** More mugs than are looked up by their ids, of which only two are in stock, far from the beginning of the list. */
beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
  const title = sql`jsonb_build_object('en', 'Mug ' || n, 'ko', '머그', 'ja', 'マグ')`
  await shop.database.execute(sql`
    with made as (
      select n, gen_random_uuid() as id, gen_random_uuid() as variant from generate_series(1, ${mugs}) n
    ), listed as (
      insert into products (id, handle, title, description, color, least_price, created_at, tags)
      select id, 'mug-' || n, ${title}, ${title}, '#123456', 1000, now() - n * interval '1 minute',
             case when n >= ${rareFrom} then array['old', 'late'] when n >= ${lateFrom} then array['late']
                  else array[]::text[] end from made
    ), sold as (
      insert into variants (id, product_id, sku, title, price, position)
      select variant, id, 'MUG-' || n, ${title}, 1000, 0 from made
    ), found as (
      insert into product_search (product_id, grams, words)
      select id, case when n >= ${rareFrom} then ${grams('rare mug')} else ${grams('mug')} end,
             case when n >= ${rareFrom} then ${searchText(['rare mug'])}::text else ${searchText(['mug'])}::text end from made
    ), kept as (
      insert into product_stock (product_id, in_stock) select id, n = any(${sql.param(inStock)}::int[]) from made
    )
    insert into stock_levels (variant_id, location_id, quantity, reserved)
    select variant, (select id from locations order by position limit 1), 3, case when n = ${inStock[0]} then 2 else 0 end
      from made where n = any(${sql.param(inStock)}::int[])`)
}, 60_000)
afterAll(() => shop?.close())

/** The numbers of the mugs on all pages. */
async function numbers(query: Partial<Parameters<ProductList['find']>[0]>): Promise<number[]> {
  const list = shop.context.get(ProductList)
  const found: number[] = []
  for (let cursor: string | undefined, last = false; !last; ) {
    const page = await list.page({ limit: 200, ...query, cursor })
    found.push(...page.items.map(({ title }) => Number(title.en.split(' ').at(-1))))
    cursor = page.nextCursor ?? undefined
    last = page.nextCursor === null
  }
  return found
}

const rare = Array.from({ length: mugs - rareFrom + 1 }, (_, index) => rareFrom + index)

describe('a catalogue that has sold out, but for two', () => {
  it.each([
    ['of all that there is', {}],
    ['of what is found in plenty', { search: 'mug' }],
    ['of what is found seldom', { search: 'rare' }],
    ['of what bears a tag', { tag: ['old'] }],
  ])('has those two in stock %s', async (_, query) => {
    expect(await numbers({ ...query, stock: 'in' })).toEqual(inStock)
    expect(await numbers({ ...query, stock: 'in', limit: 1 })).toEqual(inStock)
  })

  it('shows what is frequent in its older half only', async () => {
    const late = Array.from({ length: mugs - lateFrom + 1 }, (_, index) => lateFrom + index)
    expect(await numbers({ tag: ['late'] })).toEqual(late)
    expect(await numbers({ tag: ['late'], search: 'mug', status: ['active'] })).toEqual(late)
  })

  it('has all others out of stock', async () => {
    const gone = rare.filter((number) => !inStock.includes(number))
    expect(await numbers({ search: 'rare', stock: 'out' })).toEqual(gone)
    expect(await numbers({ tag: ['old'], stock: 'out' })).toEqual(gone)
    expect(await numbers({ search: 'rare', tag: ['old'], sort: 'price_low' })).toHaveLength(rare.length)
  })
})
