import { productCodeKey, type TillProduct } from '@counterflow/core'

type TillVariant = TillProduct['variants'][number]

/** Something to sell: a form of a product. */
export interface Goods {
  readonly product: TillProduct
  readonly variant: TillVariant
}

/** What has which barcode or SKU. A product that changes costs as much as it has codes, however many others there are. */
export class CodeList {
  readonly #barcodes = new Map<string, Goods>()
  readonly #skus = new Map<string, Goods>()
  /** Codes that more than one thing has: the last one put in is meant, until it goes. */
  readonly #shared = new Map<string, Goods[]>()

  put(product: TillProduct): void {
    for (const variant of product.variants)
      for (const [list, key] of this.#codesOf(variant)) this.#add(list, key, { product, variant })
  }

  remove(product: TillProduct): void {
    for (const variant of product.variants)
      for (const [list, key] of this.#codesOf(variant)) this.#take(list, key, product)
  }

  /** A barcode is what is printed on the goods: where it is also somebody's SKU, it is meant. */
  find(code: string): Goods | undefined {
    const key = productCodeKey(code)
    return this.#barcodes.get(key) ?? this.#skus.get(key)
  }

  *#codesOf({ sku, barcode }: TillVariant): Generator<[Map<string, Goods>, string]> {
    if (sku !== '') yield [this.#skus, productCodeKey(sku)]
    if (barcode) yield [this.#barcodes, productCodeKey(barcode)]
  }

  #add(list: Map<string, Goods>, key: string, goods: Goods): void {
    const before = list.get(key)
    list.set(key, goods)
    if (before === undefined) return
    const name = this.#nameOf(list, key)
    this.#shared.set(name, [...(this.#shared.get(name) ?? [before]), goods])
  }

  #take(list: Map<string, Goods>, key: string, product: TillProduct): void {
    const name = this.#nameOf(list, key)
    const others = this.#shared.get(name)?.filter((goods) => goods.product !== product) ?? []
    const last = others.at(-1)
    if (last !== undefined) list.set(key, last)
    else if (list.get(key)?.product === product) list.delete(key)
    if (others.length > 1) this.#shared.set(name, others)
    else this.#shared.delete(name)
  }

  #nameOf(list: Map<string, Goods>, key: string): string {
    return `${list === this.#skus ? 'sku' : 'barcode'} ${key}`
  }
}
