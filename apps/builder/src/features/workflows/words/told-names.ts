/**
 * How steps are called, for those who draw their names. It stays the same as long as all that it has said is still so:
 * a step that is added leaves every card as it is.
 */
export class ToldNames {
  #names: ReadonlyMap<string, string>
  /** Ids that somebody asked for without there being a name. */
  readonly #missed = new Set<string>()

  constructor(names: ReadonlyMap<string, string>) {
    this.#names = names
  }

  /** The name of a step; one that is gone keeps its id. */
  readonly of = (nodeId: string): string => {
    const name = this.#names.get(nodeId)
    if (name === undefined) this.#missed.add(nodeId)
    return name ?? nodeId
  }

  /** Takes over `names` and answers true, unless they say something else than what was told. */
  takesOver(names: ReadonlyMap<string, string>): boolean {
    if (names === this.#names) return true
    const isSame =
      [...this.#names].every(([id, name]) => names.get(id) === name) &&
      [...this.#missed].every((id) => !names.has(id))
    if (isSame) this.#names = names
    return isSame
  }
}
