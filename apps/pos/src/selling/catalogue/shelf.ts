import { productCodeKey, SearchIndex, type TillProduct } from '@counterflow/core'
import { Kept, type Live } from '../../till/live'

type TillVariant = TillProduct['variants'][number]

/** Something to sell: a form of a product. */
export interface Goods {
  readonly product: TillProduct
  readonly variant: TillVariant
}

/** How many products are put into the index before the screen may draw again. */
const atOnce = 400

/**
 * The goods as a cashier looks for them: by tag, by words, by code. It follows what comes from the shop, a few products
 * at a time, so that 50,000 of them never hold up a sale.
 */
export class Shelf {
  /** Raised whenever something can be found that could not before. */
  readonly version = new Kept(0)
  /** The tags of the goods, the most used first. */
  readonly tags = new Kept<readonly string[]>([])
  readonly #index = new SearchIndex<TillProduct>()
  #indexed = new Map<string, TillProduct>()
  #codes = new Map<string, Goods>()
  #turn = 0

  constructor(private readonly products: Live<ReadonlyMap<string, TillProduct> | undefined>) {}

  /** Begins to follow; answers with what ends it. */
  keepUp(): () => void {
    const follow = () => {
      void this.#bringAlong()
    }
    follow()
    return this.products.follow(follow)
  }

  /** Whether the goods have not been read yet. */
  get isReading(): boolean {
    return this.products.read() === undefined
  }

  /** What has this barcode or SKU. */
  byCode(code: string): Goods | undefined {
    return this.#codes.get(productCodeKey(code))
  }

  /** The first `most` products with a tag, and with all words of a search; all of them for neither. */
  find(query: string, tag: string | null, most: number): readonly TillProduct[] {
    const products = this.products.read()
    if (products === undefined) return []
    const isTagged = ({ tags }: TillProduct) => tag === null || tags.includes(tag)
    if (query.trim() !== '') {
      // With a tag, what is left out must not use up the places of what is in.
      return this.#index
        .find(query, tag === null ? most : this.#index.size)
        .filter(isTagged)
        .slice(0, most)
    }
    const found: TillProduct[] = []
    for (const product of products.values()) {
      if (found.length >= most) break
      if (isTagged(product)) found.push(product)
    }
    return found
  }

  async #bringAlong(): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    const products = this.products.read()
    if (products === undefined) return
    this.#listCodes(products)
    for (const id of [...this.#indexed.keys()])
      if (!products.has(id)) {
        this.#index.remove(id)
        this.#indexed.delete(id)
      }
    let count = 0
    for (const [id, product] of products) {
      if (this.#indexed.get(id) === product) continue
      this.#index.put(id, product, textsOf(product))
      this.#indexed.set(id, product)
      count += 1
      if (count % atOnce === 0) {
        this.version.set(this.version.read() + 1)
        await nextTask()
        if (turn !== this.#turn) return
      }
    }
    this.version.set(this.version.read() + 1)
  }

  #listCodes(products: ReadonlyMap<string, TillProduct>): void {
    const codes = new Map<string, Goods>()
    const tags = new Map<string, number>()
    for (const product of products.values()) {
      for (const tag of product.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1)
      for (const variant of product.variants) {
        if (variant.sku !== '') codes.set(productCodeKey(variant.sku), { product, variant })
      }
    }
    // A barcode is what is printed on the goods: where it is also somebody's SKU, it is meant.
    for (const product of products.values())
      for (const variant of product.variants)
        if (variant.barcode) codes.set(productCodeKey(variant.barcode), { product, variant })
    this.#codes = codes
    this.tags.set([...tags].sort(([, one], [, other]) => other - one).map(([tag]) => tag))
  }
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve))

function textsOf({ title, tags, variants }: TillProduct): string[] {
  return [
    ...Object.values(title),
    ...tags,
    ...variants.flatMap(({ title: form, sku, barcode }) => [
      ...(form === null ? [] : Object.values(form)),
      sku,
      barcode ?? '',
    ]),
  ]
}
