import type { TillProduct } from '@counterflow/core'
import type { Live } from '../../till/live'
import type { Shelf } from './shelf'

/**
 * What a search of the shelf finds, as it changes. With each sale the stock of something changes, which mostly is not
 * among the products that are shown: then it is the same list as before, and nobody draws it anew.
 */
export class FoundGoods implements Live<readonly TillProduct[]> {
  #version = -1
  #found: readonly TillProduct[] = []

  constructor(
    private readonly shelf: Pick<Shelf, 'version' | 'find'>,
    private readonly query: string,
    private readonly tag: string | null,
    private readonly most: number,
  ) {}

  readonly follow = (listener: () => void): (() => void) => this.shelf.version.follow(listener)

  readonly read = (): readonly TillProduct[] => {
    const version = this.shelf.version.read()
    if (version === this.#version) return this.#found
    this.#version = version
    const found = this.shelf.find(this.query, this.tag, this.most)
    const isSame =
      found.length === this.#found.length && found.every((product, place) => product === this.#found[place])
    if (!isSame) this.#found = found
    return this.#found
  }
}
