import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  eventTypes,
  newCustomerId,
  placeOrder,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { Orders } from '../orders/orders.js'
import { CustomerChanges } from './customer-changes.js'
import { CustomerProfile } from './customer-profile.js'

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
})
afterAll(() => shop?.close())

let people = 0
async function newCustomer() {
  people += 1
  const email = `customer${people}@example.com`
  const orderId = await placeOrder(shop, { customer: { name: 'Sora', email } })
  const { customer } = await shop.context.get(Orders).snapshot(orderId)
  if (customer === null) throw new Error('The order has no customer.')
  return { ...customer, orderId }
}
const changes = () => shop.context.get(CustomerChanges)

describe('what the shop notes about a customer', () => {
  it('are tags, added and taken away once', async () => {
    const { id } = await newCustomer()
    expect(await changes().addTags(id, ['vip', 'vip', 'wholesale'])).toMatchObject({
      tags: ['vip', 'wholesale'],
    })
    await changes().addTags(id, ['vip'])
    expect(await changes().removeTags(id, ['vip', 'never'])).toMatchObject({ tags: ['wholesale'] })
    expect(await eventTypes(shop, id)).toEqual(['customer.created', 'customer.updated', 'customer.updated'])
  })

  it('are entries of metadata, which every order of theirs shows (R86, R88)', async () => {
    const { id, orderId } = await newCustomer()
    await changes().updateMetadata(id, { Tier: 'VIP', Since: '2026' })
    await changes().updateMetadata(id, { Since: null })
    expect(await shop.context.get(CustomerProfile).read(id)).toMatchObject({
      metadata: { Tier: 'VIP' },
      orderCount: 1,
    })
    expect((await shop.context.get(Orders).snapshot(orderId)).customer?.metadata).toEqual({ Tier: 'VIP' })
  })

  it('is all there when several note something at once', async () => {
    const { id } = await newCustomer()
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        changes().updateMetadata(id, { [`key ${index}`]: `${index}` }),
      ),
    )
    expect(Object.keys((await shop.context.get(CustomerProfile).read(id)).metadata)).toHaveLength(10)
  })

  it('has a limit, and belongs to somebody who exists', async () => {
    const { id } = await newCustomer()
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`key ${index}`, 'x']))
    await expect(changes().updateMetadata(id, many)).rejects.toMatchObject({ type: 'too-much-metadata' })
    await expect(changes().addTags(newCustomerId(), ['x'])).rejects.toMatchObject({ type: 'not-found' })
  })
})
