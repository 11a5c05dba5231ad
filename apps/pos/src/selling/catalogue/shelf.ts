import { SearchIndex, type TillProduct } from '@counterflow/core'
import type { ShownMap } from '../../records/shown-map'
import { Kept, type Live } from '../../till/live'
import { CodeList, type Goods } from './code-list'

/** For so long products are put into the index before the page may do something else: a scan waits no longer than that. */
const sliceMs = 6
/** So often what was indexed meanwhile is shown. */
const showEveryMs = 300

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
  readonly #listed = new Map<string, TillProduct>()
  /** As what they were listed last. */
  #shown: ShownMap<TillProduct> | undefined
  /** What is listed and cannot be found by its words yet. */
  readonly #unindexed = new Map<string, TillProduct>()
  readonly #codes = new CodeList()
  readonly #tagged = new Map<string, Set<string>>()
  #turn = 0

  constructor(private readonly products: Live<ShownMap<TillProduct> | undefined>) {}

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
    return this.#codes.find(code)
  }

  /** The first `most` products with a tag, and with all words of a search; all of them for neither. */
  find(query: string, tag: string | null, most: number): readonly TillProduct[] {
    const products = this.products.read()
    if (products === undefined) return []
    if (query.trim() !== '') {
      // With a tag, what is left out must not use up the places of what is in.
      return this.#index
        .find(query, tag === null ? most : this.#index.size)
        .filter(({ tags }) => tag === null || tags.includes(tag))
        .slice(0, most)
    }
    const found: TillProduct[] = []
    for (const id of tag === null ? products.keys() : (this.#tagged.get(tag) ?? [])) {
      if (found.length >= most) break
      const product = products.get(id)
      if (product !== undefined) found.push(product)
    }
    return found
  }

  async #bringAlong(): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    const products = this.products.read()
    if (products === undefined) return
    this.#list(products)
    let began = performance.now()
    let shown = began
    for (const [id, product] of this.#unindexed) {
      this.#index.put(id, product, textsOf(product))
      this.#unindexed.delete(id)
      if (performance.now() - began < sliceMs) continue
      if (performance.now() - shown > showEveryMs) {
        this.#show()
        shown = performance.now()
      }
      await nextTask()
      if (turn !== this.#turn) return
      began = performance.now()
    }
    this.#show()
  }

  #show(): void {
    this.version.set(this.version.read() + 1)
  }

  /** Codes and tags at once, for a scan may come at any moment: of those only that have changed, mostly by their stock. */
  #list(products: ShownMap<TillProduct>): void {
    const changed =
      products.changedSince(this.#shown) ?? new Set([...this.#listed.keys(), ...products.keys()])
    this.#shown = products
    let isTaggedAnew = false
    for (const id of changed) {
      const [before, after] = [this.#listed.get(id), products.get(id)]
      if (before === after) continue
      if (before !== undefined) this.#codes.remove(before)
      if (after !== undefined) this.#codes.put(after)
      isTaggedAnew = this.#tag(id, before?.tags ?? [], after?.tags ?? []) || isTaggedAnew
      this.#note(id, after)
    }
    if (isTaggedAnew)
      this.tags.set([...this.#tagged].sort(([, one], [, other]) => other.size - one.size).map(([tag]) => tag))
  }

  #note(id: string, product: TillProduct | undefined): void {
    if (product === undefined) {
      this.#listed.delete(id)
      this.#unindexed.delete(id)
      this.#index.remove(id)
    } else {
      this.#listed.set(id, product)
      this.#unindexed.set(id, product)
    }
  }

  /** Answers whether its tags are others. */
  #tag(id: string, before: readonly string[], after: readonly string[]): boolean {
    if (before.length === after.length && before.every((tag, index) => tag === after[index])) return false
    for (const tag of before) {
      const ids = this.#tagged.get(tag)
      ids?.delete(id)
      if (ids?.size === 0) this.#tagged.delete(tag)
    }
    for (const tag of after) this.#tagged.set(tag, (this.#tagged.get(tag) ?? new Set()).add(id))
    return true
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
