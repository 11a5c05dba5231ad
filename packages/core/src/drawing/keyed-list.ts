/** Something came into a list of things with ids, left it, or was replaced where it stood. */
export interface ListChange<Item> {
  readonly id: string
  /** Where it stands after it came, or stood before it went, when the changes are applied one after the other. */
  readonly at: number
  readonly before: Item | null
  readonly after: Item | null
}

/**
 * The changes that lead from one list to another, to be applied in this order: what goes, from the end; what was
 * replaced; what comes, from the start. Items that changed places go and come back.
 */
export function listChanges<Item>(
  before: readonly Item[],
  after: readonly Item[],
  idOf: (item: Item) => string,
  isSame: (left: Item, right: Item) => boolean,
): ListChange<Item>[] {
  if (before === after) return []
  const { start, end } = untouched(before, after)
  const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  const later = new Map(now.map((item) => [idOf(item), item]))
  const stays = staying(old, now, idOf)
  const going = old.flatMap((item, at): ListChange<Item>[] =>
    stays.has(idOf(item)) ? [] : [{ id: idOf(item), at: start + at, before: item, after: null }],
  )
  const replaced = old.flatMap((item, at): ListChange<Item>[] => {
    const id = idOf(item)
    const next = stays.has(id) ? later.get(id) : undefined
    return next === undefined || isSame(item, next) ? [] : [{ id, at: start + at, before: item, after: next }]
  })
  const coming = now.flatMap((item, at): ListChange<Item>[] =>
    stays.has(idOf(item)) ? [] : [{ id: idOf(item), at: start + at, before: null, after: item }],
  )
  return [...going.reverse(), ...replaced, ...coming]
}

/** How many items at the start and at the end are the same objects: most edits touch one of hundreds. */
function untouched<Item>(before: readonly Item[], after: readonly Item[]): { start: number; end: number } {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  return { start, end }
}

/** The ids whose items need not move: in both lists, in the same order. */
function staying<Item>(
  before: readonly Item[],
  after: readonly Item[],
  idOf: (item: Item) => string,
): ReadonlySet<string> {
  const rank = new Map(after.map((item, at) => [idOf(item), at]))
  const stays = new Set<string>()
  let last = -1
  for (const item of before) {
    const at = rank.get(idOf(item))
    if (at === undefined || at <= last) continue
    stays.add(idOf(item))
    last = at
  }
  return stays
}

/** Makes one change to `list`; false, and nothing done, where the list is not as the change found it. */
export function changeList<Item>(
  list: Item[],
  { id, at, before, after }: ListChange<Item>,
  idOf: (item: Item) => string,
  isSame: (left: Item, right: Item) => boolean,
): boolean {
  const found = list.findIndex((item) => idOf(item) === id)
  if (before === null) {
    if (found >= 0 || after === null) return false
    list.splice(Math.min(at, list.length), 0, after)
    return true
  }
  const current = list[found]
  if (current === undefined || !isSame(current, before)) return false
  if (after === null) list.splice(found, 1)
  else list[found] = after
  return true
}
