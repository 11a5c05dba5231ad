import { ShownMap } from './shown-map'

/** The records of one kind by their ids, and what of them has changed since they were shown. */
export class HeldRecords<Content> {
  private readonly contents = new Map<string, Content>()
  private changed = new Set<string>()
  private time = 0

  /** Puts a record in, or takes it out where it is gone. */
  put(id: string, content: Content | null): void {
    if (content === null) this.contents.delete(id)
    else this.contents.set(id, content)
    this.changed.add(id)
  }

  values(): Content[] {
    return [...this.contents.values()]
  }

  /** All of them as they are now, for somebody who follows them. */
  show(): ShownMap<Content> {
    const { changed } = this
    this.changed = new Set()
    this.time += 1
    return new ShownMap(this.contents, this.time, changed)
  }
}
