import { pauseBeforeSending, sendPatience } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, isNotNull, lte, type SQL, sql } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { writeSurely } from '../../platform/database/write-surely.js'
import { LOGGER, type Logger } from '../../platform/logging/logger.js'
import type { DueWork } from '../../platform/scheduling/due-loop.js'
import { ChannelDirectory, ChannelRefusal } from '../channels/channel-directory.js'
import { conversationEntries, type StoredEntry } from './entry.table.js'
import { type ClaimedMessage, OutboxRecords } from './outbox-records.js'
import { shownEntry } from './shown-entry.js'

/** A slow channel must neither keep others from sending nor hold every connection to the database. */
const mostUnderWay = 100
/** A channel that takes longer is told to stop; its message is tried again. */
const longestSend = sendPatience - 5_000

/** A message waits until those before it in the same conversation have gone or failed: they are read in that order. */
const isNext = sql`not exists (select 1 from ${conversationEntries} earlier
  where earlier.conversation_id = ${conversationEntries.conversationId}
    and earlier.position < ${conversationEntries.position} and earlier.send_due_at is not null)`

/**
 * Hands answers to their channels once nobody can take them back. Any number of processes may: who moves a message on
 * from the moment at which it is due has it for a while, and a process that dies in between leaves it to the others.
 */
@Injectable()
export class Outbox implements DueWork {
  private readonly underWay = new Map<string, Promise<void>>()
  private readonly stopping = new AbortController()
  private wake = () => {}

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(OutboxRecords) private readonly records: OutboxRecords,
    @Inject(ChannelDirectory) private readonly channels: ChannelDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Calls `wake` when a message has gone, so that the next one can. */
  onRoom(wake: () => void): void {
    this.wake = wake
  }

  /** Takes what is due, and sees to it beside. */
  async doDue(): Promise<Date | undefined> {
    const room = mostUnderWay - this.underWay.size
    if (room <= 0 || this.stopping.signal.aborted) return undefined
    const due = await this.heads(lte(conversationEntries.sendDueAt, this.clock()), room)
    for (const entry of due) {
      if (this.underWay.has(entry.id)) continue
      const work = this.see(entry).finally(() => {
        this.underWay.delete(entry.id)
        this.wake()
      })
      this.underWay.set(entry.id, work)
    }
    const [next] = await this.heads(isNotNull(conversationEntries.sendDueAt), 1)
    const isTaken = next !== undefined && this.underWay.has(next.id)
    return isTaken ? undefined : (next?.sendDueAt ?? undefined)
  }

  /** Waits for what is under way, and tells channels to come to an end. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await Promise.all(this.underWay.values())
  }

  private heads(which: SQL | undefined, most: number): Promise<StoredEntry[]> {
    return this.database
      .select()
      .from(conversationEntries)
      .where(and(which, isNext))
      .orderBy(asc(conversationEntries.sendDueAt), asc(conversationEntries.id))
      .limit(most)
  }

  private async see(entry: StoredEntry): Promise<void> {
    try {
      const until = new Date(this.clock().getTime() + sendPatience)
      const claimed = await this.records.claim(entry, until)
      if (claimed !== undefined) await this.send(claimed)
    } catch (error) {
      this.logger.warn({ error, entryId: entry.id }, 'What became of a message could not be noted.')
    }
  }

  private async send({ conversation, entry }: ClaimedMessage): Promise<void> {
    const channel = this.channels.find(conversation.channel)
    try {
      if (channel === undefined)
        throw new ChannelRefusal(`The channel ${conversation.channel} is not set up.`)
      const signal = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(longestSend)])
      const { externalId } = await channel.send(shownEntry(entry), conversation, signal)
      await writeSurely(() => this.records.handedOver(entry, externalId))
    } catch (error) {
      // The channel was told to stop: another process, or the next start, sends it.
      if (this.stopping.signal.aborted) return
      await this.tryLater(entry, error)
    }
  }

  private async tryLater(entry: StoredEntry, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error)
    this.logger.warn(
      { error, entryId: entry.id, channel: entry.channel },
      'A channel did not take a message.',
    )
    const pause =
      error instanceof ChannelRefusal ? undefined : pauseBeforeSending(entry.sendAttempts, Math.random())
    if (pause === undefined) await this.records.failed(entry, reason)
    else await this.records.postpone(entry, new Date(this.clock().getTime() + pause))
  }
}
