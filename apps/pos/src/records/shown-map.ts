/**
 * What a map holds, for somebody who must not change it. It is another object each time that it is shown, so that whoever
 * follows it notices, and copies nothing: of 50,000 products a copy for each sale is what a long collection of garbage
 * comes from, and a scan waits for that.
 */
export class ShownMap<Content> implements ReadonlyMap<string, Content> {
  constructor(private readonly held: ReadonlyMap<string, Content>) {}

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
