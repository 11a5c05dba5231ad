import { type Currency, divideRounded, type MinorUnits, minorUnits, type ProductId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { inArray } from 'drizzle-orm'
import { z } from 'zod'
import { Transactions } from '../../platform/database/transactions.js'
import type { Actor } from '../../platform/http/actor.js'
import { IdempotencyKeys, type IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { ShopSettings } from '../shop/shop-settings.js'
import { products } from './product.table.js'
import { draftOf, type ProductDraft, type VariantDraft } from './product-draft.js'
import { unacceptableProduct } from './product-problems.js'
import { readProducts } from './product-record.js'
import { ProductWriter } from './product-writer.js'
import type { bulkChangeSchema } from './products.contract.js'

/** What is done to several products at once. */
export type BulkChange = z.output<typeof bulkChangeSchema>

const whole = 10_000n

/** Changes several products at once: all of them, or none when one cannot be. */
@Injectable()
export class BulkChanges {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(ProductWriter) private readonly writer: ProductWriter,
  ) {}

  /**
   * Answers with how many products were not so already; the same `request` again answers the same.
   * @throws Problem `invalid-input` that names every product that does not exist, and a price in another currency.
   */
  apply(
    { productIds, change }: { productIds: readonly ProductId[]; change: BulkChange },
    actor: Actor,
    request: IdempotentRequest | undefined,
  ): Promise<number> {
    return this.transactions.run(async (transaction) => {
      const claim = request && (await this.idempotency.claim(transaction, request))
      if (claim?.first === false) return z.coerce.number().parse(claim.result)
      const { currency } = await this.shop.read(transaction)
      if (change.kind === 'price_set' && change.price.currency !== currency) throw otherCurrency(currency)
      // In one order for everybody, or two such changes would wait for each other.
      const ids = [...new Set(productIds)].sort()
      await transaction
        .select({ id: products.id })
        .from(products)
        .where(inArray(products.id, ids))
        .orderBy(products.id)
        .for('no key update')
      const records = await readProducts(transaction, ids)
      refuseUnknown(productIds, new Set(records.map(({ product }) => product.id)))
      let changed = 0
      for (const record of records) {
        const parts = await this.writer.save(
          transaction,
          record,
          changedDraft(draftOf(record), change),
          actor,
        )
        if (parts.length > 0) changed += 1
      }
      if (request !== undefined) await this.idempotency.complete(transaction, request, `${changed}`)
      return changed
    })
  }
}

/** `draft` after `change`. */
export function changedDraft(draft: ProductDraft, change: BulkChange): ProductDraft {
  switch (change.kind) {
    case 'status':
      return { ...draft, status: change.status }
    case 'publish':
      return { ...draft, channels: [...new Set([...draft.channels, change.channel])] }
    case 'unpublish':
      return { ...draft, channels: draft.channels.filter((channel) => channel !== change.channel) }
    case 'add_tag':
      return { ...draft, tags: [...new Set([...draft.tags, change.tag])] }
    case 'remove_tag':
      return { ...draft, tags: draft.tags.filter((tag) => tag !== change.tag) }
    case 'price_set':
      return priced(draft, () => ({ price: change.price.amount }))
    case 'price_percent':
      return priced(draft, ({ price, compareAtPrice }) => ({
        price: withPercent(price, change.basisPoints),
        compareAtPrice: change.keepAsCompareAt ? price : compareAtPrice,
      }))
  }
}

const priced = (
  draft: ProductDraft,
  price: (variant: VariantDraft) => Partial<VariantDraft>,
): ProductDraft => ({
  ...draft,
  variants: draft.variants.map((variant) => ({ ...variant, ...price(variant) })),
})

const withPercent = (price: MinorUnits, basisPoints: number): MinorUnits =>
  minorUnits(divideRounded(BigInt(price) * (whole + BigInt(basisPoints)), whole))

function refuseUnknown(wanted: readonly ProductId[], known: ReadonlySet<ProductId>): void {
  const fix = 'Take the ids of products from GET /api/v1/products.'
  const errors = wanted.flatMap((id, index) =>
    known.has(id)
      ? []
      : [{ path: `/productIds/${index}`, message: 'There is no product with this id.', fix }],
  )
  if (errors.length > 0) throw unacceptableProduct(errors)
}

function otherCurrency(currency: Currency) {
  const fix = `Send an amount in ${currency}.`
  const path = '/change/price/currency'
  return unacceptableProduct([{ path, message: `Expected an amount in ${currency}.`, fix }])
}
