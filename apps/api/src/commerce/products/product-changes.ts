import { completeText, type ProductId, productIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { IdempotencyKeys, type IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { stockLevels, stockMovements } from '../inventory/stock.table.js'
import { refuseUnknownMedia } from '../media/known-media.js'
import { languageOf, ShopSettings } from '../shop/shop-settings.js'
import { products, variants } from './product.table.js'
import { productChanges } from './product-change.table.js'
import { draftOf, type ProductDraft, type ProductPart } from './product-draft.js'
import { productDeleted } from './product-events.js'
import { productChanged, productInUse, unknownProduct } from './product-problems.js'
import { type ProductRecord, readProducts } from './product-record.js'
import { productSnapshot } from './product-view.js'
import { ProductWriter } from './product-writer.js'
import { appliedDraft, blankDraft, type WrittenProduct } from './written-product.js'

const foreignKeyViolation = z.object({ cause: z.object({ code: z.literal('23503') }) })

/** Changes the catalogue, a product at a time. */
@Injectable()
export class ProductChanges {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(ProductWriter) private readonly writer: ProductWriter,
  ) {}

  /** Adds a product. The same `request` again answers with the same one. @throws Problem as `update` does. */
  create(
    written: WrittenProduct & Required<Pick<WrittenProduct, 'title'>>,
    actor: Actor,
    request: IdempotentRequest | undefined,
  ): Promise<ProductId> {
    return this.once(request, async (transaction) => {
      const terms = await this.terms(transaction)
      const blank = blankDraft(completeText(written.title ?? {}, terms.language))
      const draft = appliedDraft(blank, written, terms)
      await refuseUnknownMedia(transaction, draft.media)
      return this.writer.insert(transaction, draft, actor)
    })
  }

  /**
   * Changes what `written` names, for somebody who saw `version`; answers with what that changed.
   * @throws Problem `not-found`, `product-changed` when another version is there, `handle-taken`, `sku-taken`,
   * `invalid-input`.
   */
  update(
    productId: ProductId,
    { version, ...written }: WrittenProduct & { version: number },
    actor: Actor,
  ): Promise<ProductPart[]> {
    return this.change(productId, actor, async (transaction, record) => {
      if (record.product.version !== version) throw await this.changedSince(transaction, record, version)
      const draft = appliedDraft(draftOf(record), written, await this.terms(transaction))
      await refuseUnknownMedia(transaction, draft.media)
      return draft
    })
  }

  /** Changes a product to what `decide` makes of it, whichever version it has. @throws Problem `not-found`. */
  change(
    productId: ProductId,
    actor: Actor,
    decide: (transaction: Transaction, record: ProductRecord) => ProductDraft | Promise<ProductDraft>,
  ): Promise<ProductPart[]> {
    return this.transactions.run(async (transaction) => {
      const record = await lockedProduct(transaction, productId)
      return this.writer.save(transaction, record, await decide(transaction, record), actor)
    })
  }

  /** Adds a copy as a draft, with the same images and new SKUs. @throws Problem `not-found`. */
  duplicate(productId: ProductId, actor: Actor, request: IdempotentRequest | undefined): Promise<ProductId> {
    return this.once(request, async (transaction) => {
      const [record] = await readProducts(transaction, [productId])
      if (record === undefined) throw unknownProduct(productId)
      const draft = draftOf(record)
      const { en, ko, ja } = draft.title
      const copy: ProductDraft = {
        ...draft,
        handle: undefined,
        status: 'draft',
        title: { en: `${en} (copy)`, ko: `${ko} (사본)`, ja: `${ja}（コピー）` },
        variants: draft.variants.map((variant) => ({
          ...variant,
          id: undefined,
          sku: undefined,
          barcode: null,
        })),
      }
      return this.writer.insert(transaction, copy, actor, `${record.product.handle} copy`)
    })
  }

  /** Deletes a product that was never sold, with its stock. @throws Problem `not-found`, `product-in-use`. */
  async remove(productId: ProductId): Promise<void> {
    await this.transactions
      .run(async (transaction) => {
        const record = await lockedProduct(transaction, productId)
        const forms = transaction
          .select({ id: variants.id })
          .from(variants)
          .where(eq(variants.productId, productId))
        const ids = (await forms).map(({ id }) => id)
        for (const id of ids) {
          await transaction.delete(stockMovements).where(eq(stockMovements.variantId, id))
          await transaction.delete(stockLevels).where(eq(stockLevels.variantId, id))
        }
        await transaction.delete(products).where(eq(products.id, productId))
        const product = productSnapshot(record, await this.shop.read(transaction))
        await this.events.append(transaction, productDeleted, { subjectId: productId, payload: { product } })
      })
      .catch((error: unknown) => {
        throw foreignKeyViolation.safeParse(error).success ? productInUse(productId) : error
      })
  }

  private async terms(transaction: Transaction) {
    const shop = await this.shop.read(transaction)
    return { currency: shop.currency, language: languageOf(shop) }
  }

  private once(
    request: IdempotentRequest | undefined,
    make: (transaction: Transaction) => Promise<ProductId>,
  ): Promise<ProductId> {
    return this.transactions.run(async (transaction) => {
      if (request === undefined) return make(transaction)
      const claim = await this.idempotency.claim(transaction, request)
      if (!claim.first) return productIdSchema.parse(claim.result)
      const id = await make(transaction)
      await this.idempotency.complete(transaction, request, id)
      return id
    })
  }

  private async changedSince(transaction: Transaction, { product }: ProductRecord, seen: number) {
    const changes = await transaction
      .select()
      .from(productChanges)
      .where(and(eq(productChanges.productId, product.id), gt(productChanges.version, seen)))
      .orderBy(desc(productChanges.version))
      .limit(100)
    return productChanged(product.id, {
      current: product.version,
      fields: [...new Set(changes.flatMap(({ fields }) => fields))],
      by: changes[0]?.actor.name ?? 'Somebody',
      at: changes[0]?.at ?? product.updatedAt,
    })
  }
}

/** The product, which nobody else changes before the transaction ends. */
async function lockedProduct(transaction: Transaction, productId: ProductId): Promise<ProductRecord> {
  const locked = await transaction
    .select({ id: products.id })
    .from(products)
    .where(eq(products.id, productId))
    .for('no key update')
  const [record] = locked.length === 0 ? [] : await readProducts(transaction, [productId])
  if (record === undefined) throw unknownProduct(productId)
  return record
}
