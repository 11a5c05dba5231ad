import {
  type DiscountId,
  discountStatus,
  type EntryContent,
  formatMoney,
  type Language,
  type MediaId,
  money,
  type ProductId,
  type SharedProduct,
  sharedProductSchema,
} from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { invalidInput } from '../../platform/http/input/invalid-input.js'
import { discounts } from '../discounts/discount.table.js'
import { unknownDiscount } from '../discounts/discount-problems.js'
import { media } from '../media/media.table.js'
import { shownMedia } from '../media/media-address.js'
import { ProductView, type ShownProduct } from '../products/product-view.js'
import { discountNotUsable } from './sharing-problems.js'

type Shared<Type extends EntryContent['type']> = Omit<Extract<EntryContent, { type: Type }>, 'text'>

/** What staff show to customers of the shop's goods, as it stands at that moment. */
@Injectable()
export class SharedGoods {
  constructor(@Inject(ProductView) private readonly view: ProductView) {}

  /**
   * Products of the online store (R15), in the order in which they were chosen.
   * @throws Problem `invalid-input` for one that is not sold there.
   */
  async products(productIds: readonly ProductId[]): Promise<Shared<'products'>> {
    const found = new Map((await this.view.readAll(productIds)).map((product) => [product.id, product]))
    const products = productIds.map((id, index) => {
      const product = found.get(id)
      const isSold = product?.status === 'active' && product.channels.includes('online_store')
      const shared = product !== undefined && isSold ? sharedProduct(product) : undefined
      if (shared === undefined) throw notInTheStore(index)
      return shared
    })
    return { type: 'products', products }
  }

  /** A code that works now (R24). @throws Problem `not-found`, `discount-not-usable`. */
  async discount(
    transaction: Transaction,
    discountId: DiscountId,
    language: Language,
    now: Date,
  ): Promise<Shared<'discount'>> {
    const [found] = await transaction.select().from(discounts).where(eq(discounts.id, discountId))
    if (found === undefined) throw unknownDiscount(discountId)
    const status = discountStatus(found, now)
    if (status !== 'active') throw discountNotUsable(found.code, status)
    const { code, value, currency } = found
    return { type: 'discount', discountId, code, title: await titleOf(value, currency, language) }
  }

  /** A picture that was uploaded, which is kept from now on. @throws Problem `invalid-input`. */
  async image(transaction: Transaction, mediaId: MediaId): Promise<Shared<'image'>> {
    const [found] = await transaction
      .update(media)
      .set({ kept: true })
      .where(eq(media.id, mediaId))
      .returning()
    if (found === undefined) throw unknownImage()
    const { large, width, height } = shownMedia(found)
    return { type: 'image', mediaId, url: large, width, height }
  }
}

function sharedProduct({
  id,
  handle,
  title,
  variants,
  media: images,
}: ShownProduct): SharedProduct | undefined {
  const [cheapest] = variants.toSorted((left, right) => left.price.amount - right.price.amount)
  if (cheapest === undefined) return undefined
  const variantId = variants.length === 1 ? cheapest.id : null
  return sharedProductSchema.parse({
    productId: id,
    variantId,
    handle,
    title,
    price: cheapest.price,
    imageUrl: images[0]?.medium ?? null,
  })
}

async function titleOf(
  value: (typeof discounts.$inferSelect)['value'],
  currency: (typeof discounts.$inferSelect)['currency'],
  language: Language,
): Promise<string> {
  if (value.kind === 'amount') return formatMoney(money(value.amount, currency), language)
  if (value.kind === 'free_shipping') {
    const { t } = await createTranslation(language)
    return t('discounts.kindOf.free_shipping')
  }
  const share = { style: 'percent', maximumFractionDigits: 2 } as const
  return new Intl.NumberFormat(language, share).format(value.basisPoints / 10_000)
}

function notInTheStore(index: number) {
  const fix = 'Choose products that are active and on the online store.'
  const message = 'The product is not on the online store.'
  return invalidInput([{ path: `/productIds/${index}`, message, fix }])
}

function unknownImage() {
  const fix = 'Upload the picture by POST /api/v1/conversations/images.'
  return invalidInput([{ path: '/mediaId', message: 'There is no image with this id.', fix }])
}
