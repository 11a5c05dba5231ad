import { minorUnits, productIdSchema, variantIdSchema } from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CommerceApplication, startCommerce } from '../../../test/commerce-application.js'
import { products, variants } from './product.table.js'
import { ProductList } from './product-list.js'

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  const catalogue = [
    { en: 'Linen apron', ko: '리넨 앞치마', ja: 'リネンエプロン', sku: 'APRON-NAVY' },
    { en: 'Rice bowl', ko: '밥그릇', ja: '飯碗', sku: 'BOWL-WHITE' },
    { en: 'Tea towel', ko: '티 타월', ja: 'ティータオル', sku: 'TOWEL-50%' },
  ]
  for (const [index, { sku, ...title }] of catalogue.entries()) {
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
        price: minorUnits(10_000),
        position,
      })
    }
  }
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
  ['5_%', []],
  ['nothing', []],
])('finds %s in any language or SKU', async (search, found) => {
  expect(await titles({ search })).toEqual(found)
})

it('searches one language when asked', async () => {
  expect(await titles({ search: '밥그릇', language: 'ja' })).toEqual([])
  expect(await titles({ search: '飯碗', language: 'ja' })).toEqual(['Rice bowl'])
})

it('pages', async () => {
  const first = await list({ limit: 2 })
  const second = await list({ limit: 2, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...second.items].map(({ title }) => title.en)).toEqual([
    'Tea towel',
    'Rice bowl',
    'Linen apron',
  ])
  expect(second.nextCursor).toBeNull()
})
