import type { Entry } from '../conversation-queries'

/** What decides how entries follow each other on the screen. */
type Followed = Pick<Entry, 'id' | 'at' | 'kind' | 'state' | 'author'>

/** An entry with what stands above it. */
export interface EntryLine<Each> {
  readonly entry: Each
  /** Whether it is the first of its day, in the reader's time zone. */
  readonly newDay: boolean
  /** Whether its author has to be named: the one before it is of another, or long ago. */
  readonly newAuthor: boolean
}

const together = 5 * 60_000

/** Entries as they are shown: what was taken back is left out. */
export function entryLines<Each extends Followed>(entries: readonly Each[]): EntryLine<Each>[] {
  const shown = entries.filter(({ state }) => state !== 'withdrawn')
  return shown.map((entry, index) => {
    const before = shown[index - 1]
    const newDay = before === undefined || dayOf(before.at) !== dayOf(entry.at)
    return { entry, newDay, newAuthor: newDay || before === undefined || !belongs(before, entry) }
  })
}

const dayOf = (instant: string) => new Date(instant).toDateString()

const belongs = (before: Followed, entry: Followed) =>
  before.kind === entry.kind &&
  before.author.type === entry.author.type &&
  before.author.id === entry.author.id &&
  before.author.name === entry.author.name &&
  Date.parse(entry.at) - Date.parse(before.at) < together
