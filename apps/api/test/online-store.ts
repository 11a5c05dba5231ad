import type { VariantId } from '@counterflow/core'
import { eq } from 'drizzle-orm'
import type { CartShown } from '../src/commerce/carts/cart.contract.js'
import { Carts } from '../src/commerce/carts/carts.js'
import { recordStock } from '../src/commerce/inventory/stock-books.js'
import { products, variants } from '../src/commerce/products/product.table.js'
import { productPublications } from '../src/commerce/publications/product-publication.table.js'
import { Transactions } from '../src/platform/database/transactions.js'
import { type CommerceApplication, dripperSku, stockShelves } from './commerce-application.js'

export const storeAddress = {
  name: 'Mina Park',
  line1: '12 Seongsu-ro',
  city: 'Seoul',
  postalCode: '04780',
  countryCode: 'KR',
}

/** What customers meet: every product is published, and carts can be filled. */
export interface OnlineStore {
  variantOf(sku: string): Promise<VariantId>
  receive(sku: string, pieces: number): Promise<void>
  /** A cart that can be ordered: pieces of one product, an address, an e-mail address. */
  cartWith(sku?: string, quantity?: number): Promise<{ token: string; cart: CartShown }>
}

/** Stocks the shelves of a shop and publishes all that it has. */
export async function openOnlineStore(shop: CommerceApplication): Promise<OnlineStore> {
  const [locationId] = await stockShelves(shop.database)
  if (locationId === undefined) throw new Error('The shop has no location.')
  const rows = await shop.database.select({ productId: products.id }).from(products)
  await shop.database
    .insert(productPublications)
    .values(rows.map(({ productId }) => ({ productId, channel: 'online_store' as const })))

  const variantOf: OnlineStore['variantOf'] = async (sku) => {
    const [variant] = await shop.database.select().from(variants).where(eq(variants.sku, sku))
    if (variant === undefined) throw new Error(`There is no ${sku}.`)
    return variant.id
  }
  const receive: OnlineStore['receive'] = async (sku, pieces) => {
    const change = { variantId: await variantOf(sku), locationId, onHand: pieces, reserved: 0 }
    await shop.context
      .get(Transactions)
      .run((transaction) => recordStock(transaction, [change], { reason: 'received', orderId: null }))
  }
  const cartWith: OnlineStore['cartWith'] = async (sku = dripperSku, quantity = 1) => {
    const service = shop.context.get(Carts)
    const { token } = await service.create('en', [
      {
        at: '2026-11-20T10:00:00Z',
        landingPage: 'https://shop.example/sale?gclid=abc&utm_source=google',
        referrer: 'https://google.com/',
      },
    ])
    await service.add(token, await variantOf(sku), quantity)
    const cart = await service.update(token, { email: 'mina@example.com', shippingAddress: storeAddress })
    return { token, cart }
  }
  return { variantOf, receive, cartWith }
}
