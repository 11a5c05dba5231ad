/**
 * The members that sets of one kind can have, each with a place of its own. Sets over them are compared and joined by
 * 32 members at a time, which is what makes questions about a thousand steps cheap.
 */
export class Universe<Member extends string> {
  readonly #places: ReadonlyMap<Member, number>
  readonly members: readonly Member[]

  constructor(members: Iterable<Member>) {
    this.members = [...new Set(members)]
    this.#places = new Map(this.members.map((member, place) => [member, place]))
  }

  placeOf(member: Member): number | undefined {
    return this.#places.get(member)
  }

  empty(): IndexedSet<Member> {
    return new IndexedSet(this, new Uint32Array(Math.ceil(this.members.length / 32)))
  }

  of(...members: readonly Member[]): IndexedSet<Member> {
    return this.empty().with(...members)
  }
}

/** A set over a universe. Like a number it never changes: every operation answers another set. */
export class IndexedSet<Member extends string> implements Iterable<Member> {
  constructor(
    private readonly universe: Universe<Member>,
    private readonly words: Uint32Array,
  ) {}

  has(member: Member): boolean {
    const place = this.universe.placeOf(member)
    return place !== undefined && this.#holds(place)
  }

  get size(): number {
    let size = 0
    for (const word of this.words) {
      for (let rest = word; rest !== 0; rest &= rest - 1) size += 1
    }
    return size
  }

  *[Symbol.iterator](): IterableIterator<Member> {
    for (const [index, word] of this.words.entries()) {
      for (let rest = word; rest !== 0; rest &= rest - 1) {
        const member = this.universe.members[index * 32 + 31 - Math.clz32(rest & -rest)]
        if (member !== undefined) yield member
      }
    }
  }

  /** Members outside of the universe are left out. */
  with(...members: readonly Member[]): IndexedSet<Member> {
    const words = this.words.slice()
    for (const member of members) {
      const place = this.universe.placeOf(member)
      if (place !== undefined) words[place >>> 5] = (words[place >>> 5] ?? 0) | (1 << (place & 31))
    }
    return new IndexedSet(this.universe, words)
  }

  without(...members: readonly Member[]): IndexedSet<Member> {
    const words = this.words.slice()
    for (const member of members) {
      const place = this.universe.placeOf(member)
      if (place !== undefined) words[place >>> 5] = (words[place >>> 5] ?? 0) & ~(1 << (place & 31))
    }
    return new IndexedSet(this.universe, words)
  }

  union(other: IndexedSet<Member>): IndexedSet<Member> {
    const words = this.words.slice()
    for (let index = 0; index < words.length; index += 1)
      words[index] = this.#word(index) | other.#word(index)
    return new IndexedSet(this.universe, words)
  }

  intersection(other: IndexedSet<Member>): IndexedSet<Member> {
    const words = this.words.slice()
    for (let index = 0; index < words.length; index += 1)
      words[index] = this.#word(index) & other.#word(index)
    return new IndexedSet(this.universe, words)
  }

  isSubsetOf(other: IndexedSet<Member>): boolean {
    for (let index = 0; index < this.words.length; index += 1) {
      if ((this.#word(index) & ~other.#word(index)) !== 0) return false
    }
    return true
  }

  // Loops instead of callbacks: this is asked some hundred thousand times for a thousand steps.
  #word(index: number): number {
    return this.words[index] ?? 0
  }

  #holds(place: number): boolean {
    return (this.#word(place >>> 5) & (1 << (place & 31))) !== 0
  }
}
