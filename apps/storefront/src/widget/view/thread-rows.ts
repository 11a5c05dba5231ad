import type { ChatEntry } from '../talk/chat-types'
import type { Pending } from '../talk/outbox'
import { dayOf } from './day-and-time'

/** What a thread shows, from top to bottom. */
export type ThreadRow =
  | { readonly kind: 'day'; readonly key: string; readonly moment: Date }
  | {
      readonly kind: 'entry'
      readonly key: string
      readonly entry: ChatEntry
      /** Whether somebody else, or the same one long before, wrote what stands above. */
      readonly begins: boolean
    }
  | { readonly kind: 'pending'; readonly key: string; readonly pending: Pending }

const longPause = 5 * 60_000

/** Messages in their order with the days between them, and last of all what still waits to be sent. */
export function threadRows(entries: readonly ChatEntry[], pending: readonly Pending[]): ThreadRow[] {
  const confirmed = new Set(entries.map(({ clientKey }) => clientKey))
  const rows: ThreadRow[] = []
  let day = ''
  const divide = (moment: Date) => {
    const isNew = dayOf(moment) !== day
    day = dayOf(moment)
    if (isNew) rows.push({ kind: 'day', key: day, moment })
    return isNew
  }
  for (const [index, entry] of entries.entries()) {
    const moment = new Date(entry.at)
    const above = entries[index - 1]
    const begins =
      divide(moment) ||
      above === undefined ||
      above.from !== entry.from ||
      above.name !== entry.name ||
      moment.getTime() - new Date(above.at).getTime() > longPause
    // What was being sent stays where it is once it was sent: same key, same element.
    rows.push({ kind: 'entry', key: entry.clientKey ?? entry.id, entry, begins })
  }
  for (const waiting of pending) {
    if (confirmed.has(waiting.clientKey)) continue
    divide(new Date(waiting.at))
    rows.push({ kind: 'pending', key: waiting.clientKey, pending: waiting })
  }
  return rows
}
