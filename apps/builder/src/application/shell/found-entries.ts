import type { PaletteEntry, PaletteGroup } from '../../platform/palette/palette-sources'

/** How many of a group are shown, so that the next group stays in sight. */
const most = 12

/** What of the palette fits the words typed: what begins with them first. */
export function foundEntries(groups: readonly PaletteGroup[], query: string): PaletteGroup[] {
  const words = query.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return groups
    .filter(({ onlyWhenSearched }) => words.length > 0 || !onlyWhenSearched)
    .map((group) => ({
      ...group,
      entries: group.entries
        .map((entry) => ({ entry, rank: rankOf(entry, words) }))
        .filter(({ rank }) => rank > 0)
        .toSorted((left, right) => right.rank - left.rank)
        .slice(0, words.length > 0 ? most : undefined)
        .map(({ entry }) => entry),
    }))
    .filter(({ entries }) => entries.length > 0)
}

/** 0 where a word is missing; more, the earlier in the label words stand. */
function rankOf({ label, description = '' }: PaletteEntry, words: readonly string[]): number {
  const name = label.toLocaleLowerCase()
  const all = `${name} ${description.toLocaleLowerCase()}`
  if (!words.every((word) => all.includes(word))) return 0
  const [first] = words
  if (first === undefined || name.startsWith(first)) return 3
  return words.every((word) => name.includes(word)) ? 2 : 1
}
