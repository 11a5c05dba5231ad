import { expect, it } from 'vitest'
import { goods } from '../../../test/test-goods'
import { Kept } from '../../till/live'
import { Shelf } from './shelf'

const mug = goods(1, 'Mug')
const plate = { ...goods(2, 'Plate'), tags: ['plates'] }

function shelfOf(...products: readonly (typeof mug)[]) {
  const held = (list: readonly (typeof mug)[]) => new Map(list.map((one) => [one.productId, one]))
  const live = new Kept<ReadonlyMap<string, typeof mug> | undefined>(held(products))
  const shelf = new Shelf(live)
  shelf.keepUp()
  return { shelf, become: (...next: readonly (typeof mug)[]) => live.set(held(next)) }
}

it('knows a code as soon as the goods are there, and by what they have become', () => {
  const { shelf, become } = shelfOf(mug, plate)
  expect(shelf.byCode('sku-1')?.product).toBe(mug)
  const sold = goods(1, 'Mug', { available: 9 })
  become(sold, plate)
  expect(shelf.byCode('SKU-1')?.variant.available).toBe(9)
  expect(shelf.byCode('SKU-2')?.product).toBe(plate)
  become(plate)
  expect(shelf.byCode('SKU-1')).toBeUndefined()
  expect(shelf.find('mug', null, 10)).toEqual([])
})

it('draws its tags anew only when they are others', () => {
  const { shelf, become } = shelfOf(mug, plate)
  const tags = shelf.tags.read()
  expect(tags.toSorted()).toEqual(['mugs', 'plates'])
  become(goods(1, 'Mug', { available: 9 }), plate)
  expect(shelf.tags.read()).toBe(tags)
  become(plate)
  expect(shelf.tags.read()).toEqual(['plates'])
})
