/**
 * What a map holds, for somebody who must not change it. It is another object each time that it is shown, so that whoever
 * follows it notices, and copies nothing: of 50,000 products a copy for each sale is what a long collection of garbage
 * comes from, and a scan waits for that.
 */
export class ShownMap<Content> implements ReadonlyMap<string, Content> {
  /**
   * @param time how often the map has been shown by now
   * @param changed what was put in or taken out since the time before
   */
  constructor(
    private readonly held: ReadonlyMap<string, Content>,
    private readonly time: number,
    private readonly changed: ReadonlySet<string>,
  ) {}

  /** What was put in or taken out since it was shown as `before`; undefined where all of it must be looked at to know. */
  changedSince(before: ReadonlyMap<string, Content> | undefined): ReadonlySet<string> | undefined {
    const isNext = before instanceof ShownMap && before.held === this.held && before.time === this.time - 1
    return isNext ? this.changed : undefined
  }

  get size(): number {
    return this.held.size
  }

  get(id: string): Content | undefined {
    return this.held.get(id)
  }

  has(id: string): boolean {
    return this.held.has(id)
  }

  forEach(tell: (content: Content, id: string, map: ReadonlyMap<string, Content>) => void): void {
    this.held.forEach(tell)
  }

  entries(): MapIterator<[string, Content]> {
    return this.held.entries()
  }

  keys(): MapIterator<string> {
    return this.held.keys()
  }

  values(): MapIterator<Content> {
    return this.held.values()
  }

  [Symbol.iterator](): MapIterator<[string, Content]> {
    return this.held.entries()
  }
}
