import {
  handleOf,
  type LocalizedText,
  type LocationId,
  locationIdSchema,
  type MinorUnits,
  minorUnits,
  productIdSchema,
  salesChannels,
  type VariantId,
  variantIdSchema,
} from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import { recordStock } from '../commerce/inventory/stock-books.js'
import { locations } from '../commerce/locations/location.table.js'
import { products, variants } from '../commerce/products/product.table.js'
import { writeSearch } from '../commerce/products/product-index.js'
import { orderedTitle } from '../commerce/products/variant-lookup.js'
import { productPublications } from '../commerce/publications/product-publication.table.js'
import type { Transaction } from '../platform/database/database.js'
import { coffeeAndTea } from './catalogue/coffee-and-tea.js'
import type { DemoProduct, DemoVariant } from './catalogue/demo-product.js'
import { home } from './catalogue/home.js'
import { pantry } from './catalogue/pantry.js'
import { tableware } from './catalogue/tableware.js'
import { inSeoul } from './demo-clock.js'

export const demoProducts: readonly DemoProduct[] = [...pantry, ...home, ...tableware, ...coffeeAndTea]

const places: readonly { readonly name: LocalizedText; readonly code: string }[] = [
  { name: { en: 'Seochon shop', ko: '서촌 매장', ja: '西村の店舗' }, code: 'SEOUL' },
  { name: { en: 'Gimpo warehouse', ko: '김포 물류창고', ja: '金浦倉庫' }, code: 'GIMPO' },
]

/** How many days before its first order the shop put up its goods; later products came in between. */
const openedDaysAgo = 90

/** What a past order needs to know of a variant. */
export interface StockedVariant {
  readonly id: VariantId
  readonly sku: string
  readonly title: LocalizedText
  readonly price: MinorUnits
}

/** The goods of the demo shop, once they are on its shelves. */
export interface DemoCatalogue {
  readonly bySku: ReadonlyMap<string, StockedVariant>
  readonly shop: LocationId
  readonly warehouse: LocationId
}

/** Puts products, variants, places and stock into the database. */
export async function stockDemoShop(transaction: Transaction, now: Date): Promise<DemoCatalogue> {
  const placeIds = places.map(() => locationIdSchema.parse(uuidv7()))
  const [shop, warehouse] = placeIds
  if (shop === undefined || warehouse === undefined) throw new Error('The demo shop has no places.')
  await transaction
    .insert(locations)
    .values(places.map((place, position) => ({ id: placeIds[position] ?? shop, ...place, position })))

  const bySku = new Map<string, StockedVariant>()
  for (const [index, product] of demoProducts.entries()) {
    const createdAt = inSeoul(now, openedDaysAgo - index, '10:00')
    for (const { variant, stocked } of await insertProduct(transaction, product, createdAt)) {
      bySku.set(stocked.sku, stocked)
      const changes = [shop, warehouse].map((locationId, place) => ({
        variantId: stocked.id,
        locationId,
        onHand: variant.counted[place] ?? 0,
        reserved: 0,
      }))
      await recordStock(transaction, changes, { reason: 'counted', at: createdAt })
    }
  }
  return { bySku, shop, warehouse }
}

async function insertProduct(
  transaction: Transaction,
  { title, description, color, tags, sizeChart, option, variants: forms }: DemoProduct,
  createdAt: Date,
): Promise<{ variant: DemoVariant; stocked: StockedVariant }[]> {
  const productId = productIdSchema.parse(uuidv7())
  const prices = forms.map(({ price }) => price)
  await transaction.insert(products).values({
    id: productId,
    handle: handleOf(title.en),
    title,
    description,
    color,
    tags: [...tags],
    ...(sizeChart === undefined ? {} : { sizeChart }),
    options: [{ name: option, values: forms.map((form) => form.title) }],
    leastPrice: minorUnits(Math.min(...prices)),
    createdAt,
    updatedAt: createdAt,
  })
  await transaction
    .insert(productPublications)
    .values(salesChannels.map((channel) => ({ productId, channel })))
  const stocked = forms.map((variant) => {
    const id = variantIdSchema.parse(uuidv7())
    const price = minorUnits(variant.price)
    return { variant, stocked: { id, sku: variant.sku, title: orderedTitle(title, variant.title), price } }
  })
  await transaction.insert(variants).values(
    stocked.map(({ variant, stocked: { id, price } }, position) => ({
      id,
      productId,
      sku: variant.sku,
      title: variant.title,
      optionValues: [variant.title],
      price,
      compareAtPrice: variant.before === undefined ? null : minorUnits(variant.before),
      position,
    })),
  )
  const found = forms.map((form) => ({ ...form, barcode: null }))
  await writeSearch(transaction, productId, { title, vendor: '', tags: [...tags], variants: found })
  return stocked
}
