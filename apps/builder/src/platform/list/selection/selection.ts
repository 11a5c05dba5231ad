/** Which rows of a list are marked: some by their ids, or everything that matches its filters. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  /** The row that was marked last, where a range begins. */
  readonly anchor: string | undefined
  readonly everything: boolean
}

export const nothingSelected: Selection = { ids: new Set(), anchor: undefined, everything: false }

/**
 * Marks a row or takes its mark away; with `range` everything from the last one to it becomes as it does.
 * @param shown the ids of the rows in their order
 */
export function toggled(
  { ids, anchor }: Selection,
  id: string,
  { range, shown }: { range: boolean; shown: readonly string[] },
): Selection {
  const marks = !ids.has(id)
  const [from, to] = [anchor === undefined ? -1 : shown.indexOf(anchor), shown.indexOf(id)]
  const meant = range && from >= 0 && to >= 0 ? shown.slice(Math.min(from, to), Math.max(from, to) + 1) : [id]
  const next = new Set(ids)
  for (const one of meant) {
    if (marks) next.add(one)
    else next.delete(one)
  }
  return { ids: next, anchor: id, everything: false }
}

/** Marks all that is shown, or nothing where all of it is marked already. */
export function allToggled({ ids }: Selection, shown: readonly string[]): Selection {
  return shown.every((id) => ids.has(id)) ? nothingSelected : { ...nothingSelected, ids: new Set(shown) }
}

/** The same without rows that are shown no more, since nobody marks what they cannot see. */
export function stillShown(selection: Selection, shown: readonly string[]): Selection {
  const ids = new Set(shown.filter((id) => selection.ids.has(id)))
  return ids.size === selection.ids.size ? selection : { ...selection, ids, everything: false }
}
