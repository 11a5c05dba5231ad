import { handleOf, type ProductId, productIdSchema, variantTitle } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { CLOCK, type Clock } from '../../platform/clock.js'
import type { Transaction } from '../../platform/database/database.js'
import { noteChange } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { productMedia } from '../media/media.table.js'
import { productPublications } from '../publications/product-publication.table.js'
import { languageOf, ShopSettings } from '../shop/shop-settings.js'
import { changedParts } from './changed-parts.js'
import { products } from './product.table.js'
import { productChanges } from './product-change.table.js'
import type { ProductDraft, ProductPart } from './product-draft.js'
import { productCreated, productUpdated } from './product-events.js'
import { writeSearch } from './product-index.js'
import { unknownProduct } from './product-problems.js'
import { type ProductRecord, readProducts } from './product-record.js'
import { productSnapshot } from './product-view.js'
import { freeHandle, madeSkus, refuseTakenSkus } from './unique-names.js'
import { writeVariants } from './variant-rows.js'

/** Writes products with all that belongs to them, what they are found by, and the event that tells of it. */
@Injectable()
export class ProductWriter {
  constructor(
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Adds a product.
   * @param basis what its handle is made from when it has none; its title unless given
   * @throws Problem `handle-taken`, `sku-taken`.
   */
  async insert(
    transaction: Transaction,
    draft: ProductDraft,
    actor: Actor,
    basis?: string,
  ): Promise<ProductId> {
    const id = productIdSchema.parse(uuidv7())
    const shop = await this.shop.read(transaction)
    const now = this.clock()
    const handle = await freeHandle(
      transaction,
      id,
      draft.handle,
      handleOf(basis ?? draft.title[languageOf(shop)]),
    )
    await transaction
      .insert(products)
      .values({ id, ...productColumns(draft), handle, createdAt: now, updatedAt: now })
    await this.writeParts(transaction, id, handle, draft, [])
    const record = await readRecord(transaction, id)
    await noteProductChange(transaction, record, { fields: ['created'], actor, at: now })
    const payload = { product: productSnapshot(record, shop) }
    await this.events.append(transaction, productCreated, { subjectId: id, payload })
    return id
  }

  /**
   * Makes the product what `draft` says, and answers with what that changed; nothing is written when nothing changes.
   * The caller holds the product's row locked.
   * @throws Problem `handle-taken`, `sku-taken`.
   */
  async save(
    transaction: Transaction,
    before: ProductRecord,
    draft: ProductDraft,
    actor: Actor,
  ): Promise<ProductPart[]> {
    const { id } = before.product
    const changed = changedParts(before, draft)
    if (changed.length === 0) return []
    const now = this.clock()
    const handle = draft.handle ?? before.product.handle
    if (changed.includes('handle')) await freeHandle(transaction, id, handle, handle)
    await this.writeParts(transaction, id, handle, draft, before.variants)
    const [written] = await transaction
      .update(products)
      .set({ ...productColumns(draft), handle, version: before.product.version + 1, updatedAt: now })
      .where(and(eq(products.id, id), eq(products.version, before.product.version)))
      .returning({ id: products.id })
    if (written === undefined) throw new Error(`Product ${id} was written without its row being locked.`)
    const record = await readRecord(transaction, id)
    notePrices(before, record)
    await noteProductChange(transaction, record, { fields: changed, actor, at: now })
    const product = productSnapshot(record, await this.shop.read(transaction))
    await this.events.append(transaction, productUpdated, { subjectId: id, payload: { product, changed } })
    return changed
  }

  private async writeParts(
    transaction: Transaction,
    id: ProductId,
    handle: string,
    draft: ProductDraft,
    before: ProductRecord['variants'],
  ): Promise<void> {
    const named = await madeSkus(transaction, handle, draft.variants)
    await refuseTakenSkus(transaction, id, named)
    await writeVariants(transaction, { id, before, now: this.clock() }, named)
    await transaction.delete(productPublications).where(eq(productPublications.productId, id))
    if (draft.channels.length > 0) {
      const rows = [...new Set(draft.channels)].map((channel) => ({ productId: id, channel }))
      await transaction.insert(productPublications).values(rows)
    }
    await transaction.delete(productMedia).where(eq(productMedia.productId, id))
    if (draft.media.length > 0) {
      const rows = draft.media.map(({ id: mediaId, alt }, position) => ({
        productId: id,
        mediaId,
        alt,
        position,
      }))
      await transaction.insert(productMedia).values(rows)
    }
    const forms = named.map((variant) => ({ ...variant, title: variantTitle(variant.optionValues) }))
    await writeSearch(transaction, id, { ...draft, variants: forms })
  }
}

function productColumns(draft: ProductDraft) {
  const { status, title, description, sizeChart, vendor, tags, color, options, variants: forms } = draft
  const [leastPrice = null] = forms.map(({ price }) => price).sort((left, right) => left - right)
  return {
    status,
    title,
    description,
    sizeChart,
    vendor,
    tags: [...new Set(tags)],
    color,
    options: [...options],
    leastPrice,
  }
}

async function readRecord(transaction: Transaction, id: ProductId): Promise<ProductRecord> {
  const [record] = await readProducts(transaction, [id])
  if (record === undefined) throw unknownProduct(id)
  return record
}

/** What it costs, and whether it is sold, is kept in the record of deeds with what it was before. */
function notePrices(before: ProductRecord, after: ProductRecord): void {
  const { handle } = after.product
  noteChange(`${handle} status`, before.product.status, after.product.status)
  noteChange(`${handle} channels`, before.channels, after.channels)
  const former = new Map(before.variants.map((variant) => [variant.id, variant]))
  for (const { id, sku, price, compareAtPrice } of after.variants) {
    const known = former.get(id)
    if (known === undefined) continue
    noteChange(`${sku} price`, known.price, price)
    noteChange(`${sku} compareAtPrice`, known.compareAtPrice, compareAtPrice)
  }
}

async function noteProductChange(
  transaction: Transaction,
  { product: { id, version } }: ProductRecord,
  { fields, actor: { type, id: actorId, name }, at }: { fields: string[]; actor: Actor; at: Date },
): Promise<void> {
  const row = { productId: id, version, fields, actor: { type, id: actorId, name }, at }
  await transaction.insert(productChanges).values(row)
}
