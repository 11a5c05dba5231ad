import { money, type ProductId, productIdSchema, variantIdSchema } from '@counterflow/core'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  eventTypes,
  placeOrder,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { events } from '../../platform/events/event.table.js'
import { BulkChanges } from './bulk-changes.js'
import { variants } from './product.table.js'
import { ProductChanges } from './product-changes.js'
import { ProductView } from './product-view.js'
import type { WrittenProduct } from './written-product.js'

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
})
afterAll(() => shop?.close())

const changes = () => shop.context.get(ProductChanges)
const read = (id: ProductId) => shop.context.get(ProductView).read(id)
const words = (...texts: string[]) => texts.map((en) => ({ en }))
const won = (amount: number) => money(amount, 'KRW')

const create = (written: WrittenProduct & Required<Pick<WrittenProduct, 'title'>>) =>
  changes().create(written, staffActor, undefined)
const update = (id: ProductId, version: number, written: WrittenProduct) =>
  changes().update(id, { ...written, version }, staffActor)
const skus = async (id: ProductId) => (await read(id)).variants.map(({ sku }) => sku)

describe('a new product', () => {
  it('needs a title in one language only', async () => {
    const id = await create({ title: { ko: '도자기 머그' } })
    const product = await read(id)
    expect(product).toMatchObject({
      title: { en: '도자기 머그', ko: '도자기 머그', ja: '도자기 머그' },
      handle: '도자기-머그',
      status: 'draft',
      options: [],
      channels: ['api', 'online_store', 'till'],
      version: 1,
    })
    expect(product.variants).toMatchObject([
      { sku: 'SKU-1', price: { amount: 0, currency: 'KRW' }, optionValues: [] },
    ])
    expect(await eventTypes(shop, id)).toEqual(['product.created'])
    expect((await read(await create({ title: { ko: '도자기 머그' } }))).handle).toBe('도자기-머그-2')
  })

  it('has a variant for each combination of its options', async () => {
    const id = await create({
      title: { en: 'Shirt' },
      options: [
        { name: { en: 'Size' }, values: words('S', 'L') },
        { name: { en: 'Color' }, values: words('Red', 'Blue') },
      ],
    })
    expect((await read(id)).variants.map(({ title, sku }) => [title.en, sku])).toEqual([
      ['S / Red', 'SHIRT-1'],
      ['S / Blue', 'SHIRT-2'],
      ['L / Red', 'SHIRT-3'],
      ['L / Blue', 'SHIRT-4'],
    ])
  })

  it('says of each value what is wrong with it', async () => {
    const title = { en: 'Wrong' }
    const size = { name: { en: 'Size' }, values: words('S', 's') }
    await expect(create({ title, options: [size] })).rejects.toMatchObject({ type: 'invalid-input' })
    await expect(create({ title, variants: [{ price: money(100, 'USD') }] })).rejects.toMatchObject({
      errors: [{ path: '/variants/0/price/currency' }],
    })
    await expect(create({ title, variants: [{ sku: 'DRIP-01' }] })).rejects.toMatchObject({
      type: 'sku-taken',
      message: 'DRIP-01 is the SKU of a variant of Dripper.',
    })
    await expect(create({ title, variants: [{ optionValues: words('S') }] })).rejects.toMatchObject({
      errors: [{ path: '/variants/0/optionValues' }],
    })
  })
})

describe('a change of a product', () => {
  it('keeps variants by their values, and puts away what is gone', async () => {
    const id = await create({
      title: { en: 'Bowl' },
      options: [{ name: { en: 'Size' }, values: words('S', 'M') }],
    })
    const before = await read(id)
    await update(id, 1, { options: [{ name: { en: 'Size' }, values: words('M', 'L') }] })
    const after = await read(id)
    expect(after.variants.map(({ title }) => title.en)).toEqual(['M', 'L'])
    expect(after.variants[0]?.id).toBe(before.variants[1]?.id)
    const rows = await shop.database.select().from(variants).where(eq(variants.productId, id))
    expect(rows.filter(({ archivedAt }) => archivedAt !== null).map(({ title }) => title.en)).toEqual(['S'])
    const [, updated] = (await shop.database.select().from(events)).filter(
      ({ subjectId }) => subjectId === id,
    )
    expect(updated).toMatchObject({ type: 'product.updated', payload: { changed: ['options', 'variants'] } })
  })

  it('lets variants exchange their SKUs, and renames an option value without losing its variant', async () => {
    const size = (...values: string[]) => [{ name: { en: 'Size' }, values: words(...values) }]
    const id = await create({ title: { en: 'Vase' }, options: size('S', 'L') })
    const [small, large] = (await read(id)).variants.map((variant) => variantIdSchema.parse(variant.id))
    await update(id, 1, {
      options: size('Small', 'L'),
      variants: [
        { id: small, sku: 'VASE-2', optionValues: words('Small'), price: won(1_000) },
        { id: large, sku: 'VASE-1' },
      ],
    })
    expect((await read(id)).variants).toMatchObject([
      { id: small, sku: 'VASE-2', title: { en: 'Small' }, price: { amount: 1_000 } },
      { id: large, sku: 'VASE-1', title: { en: 'L' }, price: { amount: 0 } },
    ])
  })

  it('changes nothing when nothing is new', async () => {
    const id = await create({ title: { en: 'Same' }, tags: ['b', 'a'] })
    expect(await update(id, 1, { title: { en: 'Same' }, tags: ['b', 'a'], vendor: '' })).toEqual([])
    expect(await read(id)).toMatchObject({ version: 1 })
    expect(await eventTypes(shop, id)).toEqual(['product.created'])
  })

  it('is refused to whoever saw an older version, with what changed since', async () => {
    const id = await create({ title: { en: 'Kettle lid' } })
    await update(id, 1, { vendor: 'Namdo' })
    await update(id, 2, { tags: ['new'] })
    const late = update(id, 1, { title: { en: 'Lid' } })
    await expect(late).rejects.toMatchObject({
      type: 'product-changed',
      status: 409,
      extra: { currentVersion: 3, changed: ['tags', 'vendor'], changedBy: 'Minji Seo' },
    })
    expect((await read(id)).title.en).toBe('Kettle lid')
  })

  it('is made by one of those who saw the same version', async () => {
    const id = await create({ title: { en: 'Race' } })
    const both = await Promise.allSettled(['a', 'b'].map((vendor) => update(id, 1, { vendor })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await read(id)).version).toBe(2)
  })

  it('keeps the handle of each product its own', async () => {
    const id = await create({ title: { en: 'First' } })
    const other = await create({ title: { en: 'Second' } })
    await expect(update(other, 1, { handle: 'first' })).rejects.toMatchObject({ type: 'handle-taken' })
    await update(id, 1, { handle: 'first-of-all' })
    await update(other, 1, { handle: 'first' })
  })
})

describe('a product', () => {
  it('is copied as a draft with SKUs of its own', async () => {
    const id = await create({
      title: { en: 'Tray' },
      status: 'active',
      variants: [{ sku: 'TRAY-X', price: won(5) }],
    })
    const copy = await read(await changes().duplicate(id, staffActor, undefined))
    expect(copy).toMatchObject({ status: 'draft', title: { en: 'Tray (copy)' }, handle: 'tray-copy' })
    expect(copy.variants).toMatchObject([{ sku: 'TRAY-COPY-1', price: { amount: 5 } }])
  })

  it('is deleted unless it was sold', async () => {
    const id = await create({ title: { en: 'Sold' }, variants: [{ sku: 'SOLD-X', price: won(5_000) }] })
    await placeOrder(shop, { lines: [{ variant: { sku: 'SOLD-X' }, quantity: 1 }] })
    await expect(changes().remove(id)).rejects.toMatchObject({ type: 'product-in-use' })
    expect(await skus(id)).toEqual(['SOLD-X'])
    const unsold = await create({ title: { en: 'Unsold' } })
    await changes().remove(unsold)
    await expect(read(unsold)).rejects.toMatchObject({ type: 'not-found' })
    expect(await eventTypes(shop, unsold)).toEqual(['product.created', 'product.deleted'])
  })

  it('gives its SKU back when its variant is put away', async () => {
    const options = [{ name: { en: 'Size' }, values: words('S', 'M') }]
    const id = await create({ title: { en: 'Cup' }, options })
    await update(id, 1, { options: [{ name: { en: 'Size' }, values: words('S') }] })
    expect(await skus(await create({ title: { en: 'Other cup' }, variants: [{ sku: 'CUP-2' }] }))).toEqual([
      'CUP-2',
    ])
  })

  it('changes together with others, all or none', async () => {
    const ids = await Promise.all(
      ['One', 'Two'].map((en) => create({ title: { en }, variants: [{ price: won(10_005) }] })),
    )
    const apply = (change: Parameters<BulkChanges['apply']>[0]['change'], productIds = ids) =>
      shop.context.get(BulkChanges).apply({ productIds, change }, staffActor, undefined)
    expect(await apply({ kind: 'price_percent', basisPoints: -1_000, keepAsCompareAt: true })).toBe(2)
    for (const id of ids) {
      expect((await read(id)).variants).toMatchObject([
        { price: { amount: 9_005 }, compareAtPrice: { amount: 10_005 } },
      ])
    }
    expect(await apply({ kind: 'unpublish', channel: 'till' })).toBe(2)
    expect(await apply({ kind: 'unpublish', channel: 'till' })).toBe(0)
    const gone = productIdSchema.parse('01980000-0000-7000-8000-00000000dead')
    await expect(apply({ kind: 'status', status: 'archived' }, [...ids, gone])).rejects.toMatchObject({
      errors: [{ path: '/productIds/2' }],
    })
    expect((await read(ids[0] ?? gone)).status).toBe('draft')
  })
})
