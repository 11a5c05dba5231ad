import { money } from '@counterflow/core'
import { asc } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CommerceApplication, startCommerce } from '../../../test/commerce-application.js'
import { events } from '../../platform/events/event.table.js'
import { disputeFeeOf, initialShop, ShopSettings } from './shop-settings.js'
import { ShopUpdate } from './shop-update.js'

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
})
afterAll(() => shop?.close())

const read = () => shop.context.get(ShopSettings).read()

it('starts with manual capture and the tax of Korea', async () => {
  expect(await read()).toEqual(initialShop)
  expect(initialShop).toMatchObject({ captureMode: 'manual', currency: 'KRW', shippingFee: 3_000 })
})

it('changes what is named, keeps the rest, and tells of all settings (R65)', async () => {
  const update = shop.context.get(ShopUpdate)
  await update.apply({ captureMode: 'automatic' })
  await update.apply({ name: 'Hanok Living' })
  await update.apply({})
  expect(await read()).toEqual({ ...initialShop, name: 'Hanok Living', captureMode: 'automatic' })
  const told = await shop.database.select().from(events).orderBy(asc(events.sequence))
  expect(told.map(({ type, payload }) => [type, payload])).toMatchObject([
    ['shop.updated', { name: 'My shop', captureMode: 'automatic', currency: 'KRW' }],
    ['shop.updated', { name: 'Hanok Living', captureMode: 'automatic' }],
  ])
})

it('knows what a dispute costs, in its own currency only (R91)', async () => {
  expect(disputeFeeOf(await read())).toEqual(money(15_000, 'KRW'))
  const update = shop.context.get(ShopUpdate)
  expect(await update.apply({ disputeFee: money(20_000, 'KRW') })).toMatchObject({
    disputeFee: money(20_000, 'KRW'),
  })
  expect(disputeFeeOf(await read())).toEqual(money(20_000, 'KRW'))
  for (const fee of [money(1_500, 'USD'), money(-1, 'KRW')]) {
    await expect(update.apply({ disputeFee: fee })).rejects.toMatchObject({
      type: 'invalid-input',
      errors: [{ path: '/disputeFee' }],
    })
  }
})
