import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { mostTillCustomers } from '../../commerce/commerce.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { events } from '../../platform/events/event.table.js'
import { type EventPosition, formatPosition, parsePosition } from '../../platform/events/event-position.js'
import { EventReader, type LoggedEvent } from '../../platform/events/event-reader.js'
import { comparePositions } from '../../platform/realtime/event-order.js'
import type { DueWork } from '../../platform/scheduling/due-loop.js'
import { registers } from '../registers/register.table.js'
import { affectedBy } from './affected-records.js'
import { type Affected, settingsId } from './record-kinds.js'
import { RecordSources } from './record-sources.js'
import { writeRecords } from './record-writer.js'
import { tillFeed, tillRecords } from './till-record.table.js'

/** Events that one transaction follows. */
const batch = 500
/** Records that one transaction of the first fill writes. */
const filledAtOnce = 500
/** Some of what tills are told changes without an event: ways of paying, and codes that end by themselves. */
const lookAgainMilliseconds = 10_000

type Row = typeof tillFeed.$inferSelect

/**
 * Follows the event log and keeps what tills know. One process at a time writes, under the lock of one row, so that
 * versions are given in the order of commits and without a gap. Before there is a register, it does nothing.
 */
@Injectable()
export class TillFeed implements DueWork {
  private following = false
  private lookedAt = Number.NEGATIVE_INFINITY
  /** Up to where this process has read the log and found nothing that tills are told; kept once in a while. */
  private passed: EventPosition | undefined

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventReader) private readonly reader: EventReader,
    @Inject(RecordSources) private readonly sources: RecordSources,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /** Whether there was a register when it was last looked: if not, no event is worth waking up for. */
  get isFollowing(): boolean {
    return this.following
  }

  async doDue(): Promise<undefined> {
    this.following ||= (await this.database.$count(registers)) > 0
    if (!this.following) return
    await this.begin()
    while ((await this.hasNews()) && (await this.takeIn()) === batch);
    if (performance.now() - this.lookedAt < lookAgainMilliseconds) return
    this.lookedAt = performance.now()
    await this.write({ settings: [settingsId] })
    await this.forgetOldCustomers()
  }

  /** From where the log is now, everything is followed; what was there before is filled in. */
  private async begin(): Promise<void> {
    const [feed] = await this.database.select().from(tillFeed)
    if (feed === undefined) {
      const position = formatPosition(await this.reader.head())
      await this.database
        .insert(tillFeed)
        .values({ id: 'till', position, version: 0, filled: false })
        .onConflictDoNothing()
    }
    if (feed?.filled !== true) await this.fill()
  }

  /** Again after it was broken off, it writes only what is missing. */
  private async fill(): Promise<void> {
    for (const affected of await this.sources.all()) {
      for (const part of inParts(affected)) await this.write(part)
    }
    await this.database.update(tillFeed).set({ filled: true })
  }

  private write(affected: Affected): Promise<void> {
    return this.transactions.run(async (transaction) => {
      const [feed] = await transaction.select().from(tillFeed).for('update')
      if (feed === undefined) return
      const position = formatPosition(await this.reachedIn(feed))
      await this.writeInto(transaction, { ...feed, position }, affected, this.now())
    })
  }

  /**
   * Whether something has happened that tills are told. Most of what happens is nothing to them, and it is looked for
   * without a transaction that writes: whoever reads the log would wait for the end of that.
   */
  private async hasNews(): Promise<boolean> {
    const [feed] = await this.database.select().from(tillFeed)
    if (feed === undefined) return false
    for (let position = await this.reachedIn(feed); ; ) {
      const found = await this.reader.after(position, batch)
      if (Object.keys(affectedBy(found)).length > 0) return true
      position = found.at(-1)?.position ?? position
      this.passed = position
      if (found.length < batch) return false
    }
  }

  private takeIn(): Promise<number> {
    return this.transactions.run(async (transaction) => {
      // Whoever finds it locked has nothing to do: another process is reading.
      const [feed] = await transaction.select().from(tillFeed).for('update', { skipLocked: true })
      if (feed === undefined) return 0
      const found = await this.reader.after(await this.reachedIn(feed), batch)
      const last = found.at(-1)
      if (last === undefined) return 0
      const affected = affectedBy(found)
      const at = affected.settings === undefined ? this.now() : await happenedAt(transaction, found)
      const position = formatPosition(last.position)
      await this.writeInto(transaction, { ...feed, position }, affected, at)
      return found.length
    })
  }

  private async writeInto(transaction: Transaction, feed: Row, affected: Affected, at: Date): Promise<void> {
    const records = await this.sources.read(transaction, affected, at)
    const version = await writeRecords(transaction, records, feed.version)
    await transaction.update(tillFeed).set({ position: feed.position, version })
  }

  /** Up to where everything has been followed, by what was kept and by what this process has seen since. */
  private async reachedIn(feed: Row): Promise<EventPosition> {
    const kept = await this.resumed(feed.position)
    const { passed } = this
    return passed?.generation === kept.generation && comparePositions(passed, kept) > 0 ? passed : kept
  }

  /**
   * In a restored database all events come before the first of its own transactions, in the order of their sequence:
   * what the backup had not followed yet comes after the sequence that it had.
   */
  private async resumed(text: string): Promise<EventPosition> {
    const generation = await this.reader.generation()
    const position = parsePosition(text)
    if (position?.generation === generation) return position
    return { generation, transactionId: 0n, sequence: position?.sequence ?? 0n }
  }

  /** Of customers, tills know so many; those who changed longest ago leave. */
  private async forgetOldCustomers(): Promise<void> {
    const known = and(eq(tillRecords.kind, 'customer'), eq(tillRecords.gone, false))
    await this.transactions.run(async (transaction) => {
      const [feed] = await transaction.select().from(tillFeed).for('update', { skipLocked: true })
      if (feed === undefined) return
      const old = await transaction
        .select({ id: tillRecords.id })
        .from(tillRecords)
        .where(known)
        .orderBy(desc(tillRecords.version))
        .offset(mostTillCustomers)
        .limit(filledAtOnce)
      const gone = old.map(({ id }) => ({ kind: 'customer' as const, id, content: null }))
      const version = await writeRecords(transaction, gone, feed.version)
      if (version > feed.version) await transaction.update(tillFeed).set({ version })
    })
  }
}

function inParts(affected: Affected): Affected[] {
  return Object.entries(affected).flatMap(([kind, ids]) =>
    Array.from({ length: Math.max(1, Math.ceil(ids.length / filledAtOnce)) }, (_, index) => ({
      [kind]: ids.slice(index * filledAtOnce, (index + 1) * filledAtOnce),
    })),
  )
}

/** When the first of `found` by which settings may be others has happened. */
async function happenedAt(transaction: Transaction, found: readonly LoggedEvent[]): Promise<Date> {
  const ids = found.filter((event) => affectedBy([event]).settings !== undefined).map(({ id }) => id)
  const [row] = await transaction
    .select({ at: sql<Date>`max(${events.at})`.mapWith(events.at) })
    .from(events)
    .where(inArray(events.id, ids))
  return row?.at ?? new Date()
}
