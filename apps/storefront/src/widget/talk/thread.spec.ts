import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChatEntries, ChatEntry } from './chat-types'
import {
  emptyThread,
  hasMissed,
  latestOfShop,
  type Thread,
  unreadAfter,
  withEarlier,
  withLatest,
  withNews,
  withSent,
} from './thread'

const entryAt = (position: number, text = `${position}`): ChatEntry => ({
  id: `00000000-0000-7000-8000-${`${position}`.padStart(12, '0')}`,
  position,
  from: position % 2 === 0 ? 'shop' : 'visitor',
  name: null,
  at: '2026-11-22T10:00:00.000Z',
  state: 'sent',
  clientKey: null,
  content: { type: 'text', text },
})

/** What a shop knows: each version added an entry, or changed one. */
class Shop {
  private readonly log = new Map<number, { entry: ChatEntry; version: number }>()
  version = 0

  add(): ChatEntry {
    this.version += 1
    const entry = entryAt(this.log.size + 1)
    this.log.set(entry.position, { entry, version: this.version })
    return entry
  }

  change(position: number): void {
    if (!this.log.has(position)) return
    this.version += 1
    this.log.set(position, { entry: entryAt(position, `changed at ${this.version}`), version: this.version })
  }

  page(after: number, latest = Number.POSITIVE_INFINITY): ChatEntries {
    const rows = [...this.log.values()].filter(({ version }) => version > after)
    const entries = rows.map(({ entry }) => entry).slice(-latest)
    return { entries, version: this.version, more: rows.length > latest, seen: true, codes: [] }
  }
}

const step = fc.oneof(
  fc.constantFrom('write' as const, 'hear' as const, 'lose' as const, 'repeat' as const, 'send' as const),
  fc.integer({ min: 1, max: 20 }),
)

describe('a thread', () => {
  it('has everything once, in order and as it is now, whatever is lost, repeated or late', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const shop = new Shop()
        const told: { after: number; news: ChatEntries }[] = []
        let thread: Thread = withLatest(emptyThread, shop.page(0, 5))
        const hear = ({ after, news }: { after: number; news: ChatEntries }) => {
          // Whoever missed something in between asks for what is not known.
          const known = hasMissed(thread, after) ? shop.page(thread.version ?? 0) : news
          thread = withNews(thread, known)
        }
        for (const what of steps) {
          if (typeof what === 'number') shop.change(what)
          else if (what === 'write') shop.add()
          else if (what === 'send') thread = withSent(thread, shop.add())
          else if (what === 'repeat') told.slice(-2).forEach(hear)
          else {
            const after = told.at(-1)?.news.version ?? 0
            told.push({ after, news: shop.page(after) })
            if (what === 'hear') told.slice(-1).forEach(hear)
          }
        }
        thread = withNews(thread, shop.page(thread.version ?? 0))
        expect(thread.entries).toEqual(shop.page(0).entries)
        expect(thread.version).toBe(shop.version)
      }),
      { numRuns: 200 },
    )
  })

  it('goes back page by page, and remembers whether there is more', () => {
    const shop = new Shop()
    for (let count = 0; count < 9; count += 1) shop.add()
    const latest = withLatest(emptyThread, shop.page(0, 3))
    expect([latest.earlier, latest.entries.map(({ position }) => position)]).toEqual([true, [7, 8, 9]])
    const before = { ...shop.page(0), entries: [4, 5, 6].map((position) => entryAt(position)), more: false }
    const whole = withEarlier(latest, before)
    expect([whole.earlier, whole.entries.length]).toEqual([false, 6])
  })

  it('counts what the shop wrote since the visitor looked', () => {
    const shop = new Shop()
    for (let count = 0; count < 6; count += 1) shop.add()
    const thread = withLatest(emptyThread, shop.page(0))
    expect([unreadAfter(thread, 0), unreadAfter(thread, 4), latestOfShop(thread)]).toEqual([3, 1, 6])
  })
})
