import type { TillProduct } from '@counterflow/core'
import { expect, it } from 'vitest'
import { goods } from '../../../test/test-goods'
import { RecordShelves } from '../../records/record-shelves'
import { FoundGoods } from './found-goods'
import { Shelf } from './shelf'

const mug = goods(1, 'Mug')
const plate = { ...goods(2, 'Plate'), tags: ['plates'] }
const jug = goods(3, 'Jug')

/** A shelf with some products on it, and what brings changes of them. */
function shelfOf(...products: readonly TillProduct[]) {
  const records = new RecordShelves()
  const put = (id: string, content: TillProduct | null) =>
    records.put([{ kind: 'product', id, version: 1, content }])
  const shelf = new Shelf(records.products)
  shelf.keepUp()
  const become = (...changed: readonly TillProduct[]) => {
    for (const product of changed) put(product.productId, product)
    records.publish(['product'])
  }
  const lose = ({ productId }: TillProduct) => {
    put(productId, null)
    records.publish(['product'])
  }
  if (products.length > 0) become(...products)
  return { shelf, records, become, lose }
}

it('knows a code as soon as the goods are there, and by what they have become', () => {
  const { shelf, become, lose } = shelfOf(mug, plate)
  expect(shelf.byCode('sku-1')?.product).toBe(mug)
  become(goods(1, 'Mug', { available: 9 }))
  expect(shelf.byCode('SKU-1')?.variant.available).toBe(9)
  expect(shelf.byCode('SKU-2')?.product).toBe(plate)
  lose(mug)
  expect(shelf.byCode('SKU-1')).toBeUndefined()
  expect(shelf.find('mug', null, 10)).toEqual([])
})

it('draws its tags anew only when they are others', () => {
  const { shelf, become, lose } = shelfOf(mug, plate)
  const tags = shelf.tags.read()
  expect(tags.toSorted()).toEqual(['mugs', 'plates'])
  become(goods(1, 'Mug', { available: 9 }))
  expect(shelf.tags.read()).toBe(tags)
  lose(mug)
  expect(shelf.tags.read()).toEqual(['plates'])
})

it('shows the same order after a change, with a tag as well', () => {
  const { shelf, become } = shelfOf(mug, plate, jug)
  const sold = goods(1, 'Mug', { available: 9 })
  become(sold)
  expect(shelf.find('', null, 10)).toEqual([sold, plate, jug])
  expect(shelf.find('', 'mugs', 10)).toEqual([sold, jug])
  expect(shelf.find('', 'mugs', 1)).toEqual([sold])
  become({ ...jug, tags: ['plates'] })
  expect(shelf.find('', 'mugs', 10)).toEqual([sold])
  expect(shelf.find('', 'plates', 10).map(({ productId }) => productId)).toEqual([
    plate.productId,
    jug.productId,
  ])
})

it('has all that is there, whatever it has missed', () => {
  const { shelf, records, become, lose } = shelfOf(mug, plate)
  const late = new Shelf(records.products)
  become(goods(1, 'Mug', { available: 9 }))
  lose(plate)
  const end = late.keepUp()
  expect(late.byCode('SKU-1')?.variant.available).toBe(9)
  end()
  become(jug)
  become(goods(1, 'Mug', { available: 8 }))
  late.keepUp()
  expect(late.byCode('SKU-3')?.product).toBe(jug)
  expect(late.byCode('SKU-1')?.variant.available).toBe(8)
  expect(shelf.byCode('SKU-2')).toBeUndefined()
})

it('finds the same list as before where what has changed is not in it', async () => {
  const { shelf, become } = shelfOf(mug, plate, jug)
  const found = new FoundGoods(shelf, '', null, 2)
  const before = found.read()
  expect(before).toEqual([mug, plate])
  const shown = shelf.version.read()
  become(goods(3, 'Jug', { available: 1 }))
  await expect.poll(() => shelf.version.read()).toBeGreaterThan(shown)
  expect(found.read()).toBe(before)
  const sold = goods(1, 'Mug', { available: 9 })
  become(sold)
  await expect.poll(() => found.read()).toEqual([sold, plate])
})
