import { type Currency, locationIdSchema, minorUnits, money } from '@counterflow/core'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  dripperSku,
  placeOrder,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { events } from '../../platform/events/event.table.js'
import { draftContentSchema } from '../drafts/draft-content.js'
import { Drafts } from '../drafts/drafts.js'
import { GiftCardChanges } from '../gift-cards/gift-card-changes.js'
import { locations } from '../locations/location.table.js'
import { variants } from '../products/product.table.js'
import { Shipping } from '../shipping/shipping.js'
import { ShippingRates } from '../shipping/shipping-rates.js'
import { Taxes } from '../taxes/taxes.js'
import { shops } from './shop.table.js'
import { disputeFeeOf, initialShop, ShopSettings, shopRow, taxRuleFor } from './shop-settings.js'
import { ShopUpdate } from './shop-update.js'

let shop: CommerceApplication
let update: ShopUpdate
beforeAll(async () => {
  shop = await startCommerce()
  update = shop.context.get(ShopUpdate)
  await stockShelves(shop.database)
})
afterAll(() => shop?.close())
beforeEach(async () => {
  await shop.database.delete(events)
  await shop.database.delete(shops)
})

const read = () => shop.context.get(ShopSettings).read()
const told = async () => {
  const rows = await shop.database.select().from(events).orderBy(asc(events.sequence))
  return rows.map(({ type, payload }) => [type, payload])
}

describe('the settings', () => {
  it('start with manual capture and the tax of Korea', async () => {
    expect(await read()).toEqual(initialShop)
    expect(initialShop).toMatchObject({
      captureMode: 'manual',
      currency: 'KRW',
      shippingFee: 3_000,
    })
  })

  it('change where they are named, keep the rest, and tell of all (R65)', async () => {
    await update.apply({ captureMode: 'automatic' })
    const address = { line1: 'Jahamun-ro 1', line2: null, city: 'Seoul', region: null, postalCode: '03048' }
    await update.apply({ name: 'Hanok Living', address, language: 'en' })
    await update.apply({})
    expect(await read()).toEqual({
      ...initialShop,
      name: 'Hanok Living',
      address,
      language: 'en',
      captureMode: 'automatic',
      version: 2,
    })
    expect(await told()).toMatchObject([
      ['shop.updated', { name: 'My shop', captureMode: 'automatic', currency: 'KRW', language: 'ko' }],
      ['shop.updated', { name: 'Hanok Living', captureMode: 'automatic', language: 'en', version: 2 }],
    ])
  })

  it('refuse what was changed elsewhere, and tell what they are now', async () => {
    const seen = await update.apply({ name: 'One' })
    await update.apply({ version: seen.version, name: 'Two' })
    await expect(update.apply({ version: seen.version, name: 'Three' })).rejects.toMatchObject({
      type: 'settings-changed',
      status: 409,
      extra: { current: { name: 'Two', version: seen.version + 1 } },
    })
    expect((await read()).name).toBe('Two')
  })

  it('take one of two changes made at the same time', async () => {
    const { version } = await update.apply({ name: 'One' })
    const both = await Promise.allSettled(['Two', 'Three'].map((name) => update.apply({ version, name })))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('know what a dispute costs, in their own currency only (R91)', async () => {
    expect(disputeFeeOf(await read())).toEqual(money(15_000, 'KRW'))
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
})

describe('taxes and shipping', () => {
  const today = new Date()
  const usa = {
    id: '01980000-0000-7000-8000-0000000000f1',
    area: { countryCode: 'US', region: 'CA', postalPrefix: null },
    rates: [{ name: 'Sales tax', basisPoints: 725 }],
    included: false,
    shippingTaxed: false,
  }

  it('apply by address, and where the shop is without one', async () => {
    const taxes = shop.context.get(Taxes)
    const { version, regions } = await taxes.read()
    await taxes.replace({ version, regions: [...regions, usa] })
    const now = await read()
    expect(taxRuleFor(now, { countryCode: 'US', region: 'ca' }, today)).toMatchObject({
      rule: { ratesBasisPoints: [725], included: false },
      shippingTaxed: false,
    })
    expect(taxRuleFor(now, { countryCode: 'FR' }, today).rates).toEqual([])
    expect(taxRuleFor(now, null, today).rule).toEqual({ ratesBasisPoints: [1000], included: true })
    await expect(taxes.replace({ version, regions: [] })).rejects.toMatchObject({ type: 'settings-changed' })
    expect(await told()).toMatchObject([['shop.taxes_updated', { version: version + 1 }]])
    const dear = [{ name: 'Sales tax', basisPoints: 750 }]
    const later = { ...usa, changes: [{ from: '2027-01-01', rates: dear }] }
    await taxes.replace({ version: version + 1, regions: [later] })
    // The day of the shop decides, in Seoul: not that of the customer, nor of the server.
    const rateAt = async (at: string) =>
      taxRuleFor(await read(), { countryCode: 'US', region: 'CA' }, new Date(at)).rule.ratesBasisPoints
    expect(await rateAt('2026-12-31T14:59:59Z')).toEqual([725])
    expect(await rateAt('2026-12-31T15:00:00Z')).toEqual([750])
  })

  it('offer rates by place and weight, and pickup at locations that exist', async () => {
    const shipping = shop.context.get(Shipping)
    const [location] = await shop.database.select().from(locations).orderBy(asc(locations.position))
    if (location === undefined) throw new Error('There is no location.')
    const { version } = await shipping.read()
    const settings = (await read()).shipping
    const pickup = [{ locationId: location.id, ready: { en: 'In an hour', ko: '1시간 후', ja: '1時間後' } }]
    await shipping.replace({ version, settings: { ...settings, pickup } })
    const cart = { country: 'KR', subtotal: 10_000, weightGrams: 300, currency: 'KRW' } as const
    const rates = shop.context.get(ShippingRates)
    expect(await rates.forCart(cart)).toMatchObject([
      { name: { ko: '일반 배송' }, amount: 3_000 },
      { name: { en: 'Pick up: Shop' }, amount: 0, pickupLocationId: location.id },
    ])
    expect(await rates.forCart({ ...cart, currency: 'USD' })).toEqual([])
    const elsewhere = { ...settings, pickup: [{ locationId: locationIdSchema.parse(usa.id), ready: null }] }
    await expect(shipping.replace({ version: version + 1, settings: elsewhere })).rejects.toMatchObject({
      errors: [{ path: '/settings/pickup/0/locationId' }],
    })
  })
})

describe('the currency', () => {
  const priceOf = async (sku: string) => {
    const [row] = await shop.database.select().from(variants).where(eq(variants.sku, sku))
    return row?.price
  }
  const there = async (currency: Currency) => (await update.apply({ currency })).currency

  it('changes with the figures of prices and rates kept, and a fee that is usual for it', async () => {
    await shop.database.insert(shops).values(shopRow({ ...initialShop, disputeFee: minorUnits(9_000) }))
    expect(await there('USD')).toBe('USD')
    expect(await priceOf(dripperSku)).toBe(3_200_000)
    expect(await read()).toMatchObject({ shippingFee: 300_000, disputeFee: null, shippingVersion: 1 })
    expect(await there('KRW')).toBe('KRW')
    expect(await priceOf(dripperSku)).toBe(32_000)
  })

  it('is refused where a price would be beyond what an amount can hold', async () => {
    const dear = { ...initialShop.shipping, zones: initialShop.shipping.zones.map((zone) => ({ ...zone })) }
    const [zone] = dear.zones
    if (zone === undefined) throw new Error('There is no zone.')
    zone.rates = zone.rates.map((rate) => ({
      ...rate,
      price: { kind: 'flat', amount: minorUnits(Number.MAX_SAFE_INTEGER), freeFrom: null },
    }))
    await shop.database.insert(shops).values(shopRow({ ...initialShop, shipping: dear }))
    await expect(update.apply({ currency: 'USD' })).rejects.toMatchObject({ errors: [{ path: '/currency' }] })
    expect(await priceOf(dripperSku)).toBe(32_000)
  })

  it('stays while drafts and gift cards are in it, which are named', async () => {
    await shop.database.insert(shops).values(shopRow(initialShop))
    const draftId = await shop.context.get(Drafts).create(draftContentSchema.parse({}), undefined)
    const card = await shop.context
      .get(GiftCardChanges)
      .issue({ amount: money(5_000, 'KRW') }, { idempotencyKey: 'in-the-way', actor: staffActor })
    await expect(update.apply({ currency: 'USD' })).rejects.toMatchObject({
      type: 'currency-in-use',
      status: 409,
      extra: { inUse: { drafts: 1, giftCards: 1, discounts: 0 } },
    })
    expect(await priceOf(dripperSku)).toBe(32_000)
    await shop.context.get(Drafts).remove(draftId)
    const request = { idempotencyKey: 'out-of-the-way', actor: staffActor }
    await shop.context.get(GiftCardChanges).set(card.id, 'disabled', 'Other currency', request)
    expect(await there('USD')).toBe('USD')
    expect(await there('KRW')).toBe('KRW')
  })

  it('stays once there is an order', async () => {
    await placeOrder(shop)
    await expect(update.apply({ currency: 'USD', name: 'Other' })).rejects.toMatchObject({
      type: 'currency-fixed',
      status: 409,
    })
    expect(await read()).toMatchObject({ currency: 'KRW', name: 'My shop' })
    expect(await priceOf(dripperSku)).toBe(32_000)
  })
})
