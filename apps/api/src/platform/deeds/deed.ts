/** A field that somebody changed. Neither secrets nor what a person is known by belong into it. */
export interface FieldChange {
  readonly field: string
  readonly before?: unknown
  readonly after?: unknown
}

/** More fields of many things at once are not noted one by one. */
const most = 100

/**
 * What somebody does, for whoever keeps a record of it. What it is about is taken from the path of a request, or from
 * the events that it brings about, and which fields it sends from its body; who knows more says so here.
 * @example deed.about('gift_card', card.id); deed.changed('expiresAt', before.expiresAt, after.expiresAt)
 */
export class Deed {
  private subjectOrUndefined: { type: string; id: string } | undefined
  private readonly touchedIds = new Map<string, string>()
  private readonly noted = new Map<string, FieldChange>()

  about(type: string, id: string): void {
    this.subjectOrUndefined = { type, id }
  }

  /** Notes a field whose value is another one now; the same value is no change. */
  changed(field: string, before: unknown, after: unknown): void {
    const isKnown = this.noted.has(field)
    if (JSON.stringify(before) === JSON.stringify(after) || (!isKnown && this.noted.size >= most)) return
    this.noted.set(field, { field, before, after })
  }

  /** Notes that something happened to a thing; the first of each type is what the deed may be about. */
  touches(type: string, id: string): void {
    if (!this.touchedIds.has(type)) this.touchedIds.set(type, id)
  }

  /** The thing of a type to which something happened first. */
  touched(type: string): { type: string; id: string } | undefined {
    const id = this.touchedIds.get(type)
    return id === undefined ? undefined : { type, id }
  }

  get subject(): { type: string; id: string } | undefined {
    return this.subjectOrUndefined
  }

  get changes(): readonly FieldChange[] {
    return [...this.noted.values()]
  }
}
