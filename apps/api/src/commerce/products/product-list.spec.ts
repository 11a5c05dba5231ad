import { minorUnits, productIdSchema, variantIdSchema } from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CommerceApplication, startCommerce } from '../../../test/commerce-application.js'
import { products, variants } from './product.table.js'
import { ProductIndexRepair } from './product-index-repair.js'
import { ProductList } from './product-list.js'

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  const catalogue = [
    { en: 'Linen apron', ko: '리넨 앞치마', ja: 'リネンエプロン', sku: 'APRON-NAVY', price: 10_000 },
    { en: 'Rice bowl', ko: '밥그릇', ja: '飯碗', sku: 'BOWL-WHITE', price: 9_000 },
    { en: 'Tea towel', ko: '티 타월', ja: 'ティータオル', sku: 'TOWEL-50%', price: 10_000 },
  ]
  for (const [index, { sku, price, ...title }] of catalogue.entries()) {
    const id = productIdSchema.parse(uuidv7())
    const createdAt = new Date(Date.UTC(2026, 0, 1 + index))
    await shop.database
      .insert(products)
      .values({ id, title, description: title, color: '#123456', createdAt })
    for (const [position, size] of ['S', 'L'].entries()) {
      await shop.database.insert(variants).values({
        id: variantIdSchema.parse(uuidv7()),
        productId: id,
        sku: `${sku}-${size}`,
        title: { en: size, ko: size, ja: size },
        price: minorUnits(price),
        position,
      })
    }
  }
  await shop.context.get(ProductIndexRepair).sweep()
})
afterAll(() => shop?.close())

const list = (query: Partial<Parameters<ProductList['page']>[0]> = {}) =>
  shop.context.get(ProductList).page({ limit: 30, ...query })
const titles = async (query: Parameters<typeof list>[0]) =>
  (await list(query)).items.map(({ title }) => title.en)

it('lists the newest first, each with its variants in their order', async () => {
  const { items, nextCursor } = await list()
  expect(items.map(({ title }) => title.en)).toEqual(['Tea towel', 'Rice bowl', 'Linen apron'])
  expect(items[0]?.variants.map(({ sku, price, available }) => [sku, price, available])).toEqual([
    ['TOWEL-50%-S', { amount: 10_000, currency: 'KRW' }, 0],
    ['TOWEL-50%-L', { amount: 10_000, currency: 'KRW' }, 0],
  ])
  expect(nextCursor).toBeNull()
})

it.each([
  ['apron', ['Linen apron']],
  ['밥그', ['Rice bowl']],
  ['タオル', ['Tea towel']],
  ['bowl-white-l', ['Rice bowl']],
  ['50%', ['Tea towel']],
  ['%_', []],
  ['towel s', ['Tea towel']],
  ['nothing', []],
])('finds %s in any language or SKU', async (search, found) => {
  expect(await titles({ search })).toEqual(found)
})

it('filters', async () => {
  expect(await titles({ status: ['archived'] })).toEqual([])
  expect(await titles({ status: ['active', 'draft'] })).toHaveLength(3)
  expect(await titles({ status: ['active'], channel: ['online_store'] })).toEqual([])
  expect(await titles({ stock: 'in' })).toEqual([])
  expect(await titles({ stock: 'out', search: 'bowl' })).toEqual(['Rice bowl'])
  expect(await titles({ tag: ['x', 'y'] })).toEqual([])
  expect(await titles({ vendor: ['Nobody'] })).toEqual([])
})

it.each([
  ['newest', ['Tea towel', 'Rice bowl', 'Linen apron']],
  ['title', ['Linen apron', 'Rice bowl', 'Tea towel']],
  ['price_low', ['Rice bowl', 'Linen apron', 'Tea towel']],
  ['price_high', ['Tea towel', 'Linen apron', 'Rice bowl']],
] as const)('pages through all, once each, by %s', async (sort, expected) => {
  const found: string[] = []
  let cursor: string | undefined
  do {
    const page = await list({ limit: 1, sort, ...(cursor === undefined ? {} : { cursor }) })
    found.push(...page.items.map(({ title }) => title.en))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  expect(found).toEqual(expected)
})

it('refuses a cursor of another order', async () => {
  const { nextCursor } = await list({ limit: 1 })
  for (const cursor of [nextCursor ?? '', 'nonsense']) {
    await expect(list({ sort: 'title', cursor })).rejects.toMatchObject({ type: 'invalid-cursor' })
  }
})
