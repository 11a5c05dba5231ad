import { searchGrams, searchTerms, searchText } from '../../catalogue/search-terms.js'

interface Entry<Item> {
  readonly item: Item
  readonly grams: readonly string[]
  readonly text: string
  /** Where it is listed: results keep the order in which things were first put in. */
  readonly place: number
}

/**
 * Finds things by what is written on them, two letters being enough in Korean and Japanese: 50,000 of them within a
 * few milliseconds. It holds everything in memory, and is brought along as things change.
 */
export class SearchIndex<Item> {
  readonly #entries = new Map<string, Entry<Item>>()
  readonly #places: (string | undefined)[] = []
  readonly #listed = new Map<string, Set<number>>()

  /** How many things are in it. */
  get size(): number {
    return this.#entries.size
  }

  /** Puts `item` in, or in the place of what had the same `id`. `texts` are what it is found by, in any language. */
  put(id: string, item: Item, texts: readonly string[]): void {
    const before = this.#entries.get(id)
    const text = searchText(texts)
    if (before?.text === text) {
      // Mostly it is a price or a stock that changed, and no word.
      this.#entries.set(id, { ...before, item })
      return
    }
    if (before !== undefined) this.#unlist(before)
    const place = before?.place ?? this.#places.length
    this.#places[place] = id
    const grams = searchGrams(texts)
    for (const gram of grams) {
      const places = this.#listed.get(gram)
      if (places === undefined) this.#listed.set(gram, new Set([place]))
      else places.add(place)
    }
    this.#entries.set(id, { item, grams, text, place })
  }

  /** Takes out what has this `id`, if there is such a thing. */
  remove(id: string): void {
    const entry = this.#entries.get(id)
    if (entry === undefined) return
    this.#unlist(entry)
    this.#places[entry.place] = undefined
    this.#entries.delete(id)
  }

  /** The first `most` things that hold every word of `query`, in the order in which they were put in; none for no words. */
  find(query: string, most: number): Item[] {
    const { grams, parts } = searchTerms(query)
    const lists = grams.map((gram) => this.#listed.get(gram))
    const [smallest, ...others] = lists
      .filter((list) => list !== undefined)
      .sort((one, other) => one.size - other.size)
    if (smallest === undefined || lists.includes(undefined)) return []
    const places = [...smallest]
      .filter((place) => others.every((list) => list.has(place)))
      .sort((one, other) => one - other)
    const found: Item[] = []
    for (const place of places) {
      if (found.length >= most) break
      const entry = this.#entries.get(this.#places[place] ?? '')
      if (entry !== undefined && parts.every((part) => entry.text.includes(part))) found.push(entry.item)
    }
    return found
  }

  #unlist({ grams, place }: Entry<Item>): void {
    for (const gram of grams) this.#listed.get(gram)?.delete(place)
  }
}
