import { pauseBeforeSending, sendPatience } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, isNotNull, lte } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { LOGGER, type Logger } from '../../platform/logging/logger.js'
import type { DueWork } from '../../platform/scheduling/due-loop.js'
import { type Channel, ChannelDirectory, ChannelRefusal } from '../channels/channel-directory.js'
import { conversationEntries, type StoredEntry } from './entry.table.js'
import { type ClaimedMessage, OutboxRecords } from './outbox-records.js'
import { shownEntry } from './shown-entry.js'

const mostAtOnce = 50
/** A channel that takes longer is told to stop; its message is tried again. */
const longestSend = sendPatience - 5_000

/**
 * Hands answers to their channels once nobody can take them back. Any number of processes may: who moves a message on
 * from the moment at which it is due has it for a while, and a process that dies in between leaves it to the others.
 */
@Injectable()
export class Outbox implements DueWork {
  private readonly underWay = new Set<Promise<void>>()
  private readonly stopping = new AbortController()
  private readonly inHand = new Set<string>()

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(OutboxRecords) private readonly records: OutboxRecords,
    @Inject(ChannelDirectory) private readonly channels: ChannelDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Takes what is due, and sees to it beside: one slow channel keeps no other from sending. */
  async doDue(): Promise<Date | undefined> {
    const now = this.clock()
    const due = await this.database
      .select()
      .from(conversationEntries)
      .where(lte(conversationEntries.sendDueAt, now))
      .orderBy(asc(conversationEntries.sendDueAt), asc(conversationEntries.id))
      .limit(mostAtOnce)
    for (const [conversationId, entries] of Map.groupBy(due, (entry) => entry.conversationId)) {
      if (this.inHand.has(conversationId)) continue
      this.inHand.add(conversationId)
      const work = this.sendInOrder(entries).finally(() => {
        this.inHand.delete(conversationId)
        this.underWay.delete(work)
      })
      this.underWay.add(work)
    }
    return this.nextDue()
  }

  /** Waits for what is under way, and tells channels to come to an end. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await Promise.all(this.underWay)
  }

  private async nextDue(): Promise<Date | undefined> {
    const [next] = await this.database
      .select({ at: conversationEntries.sendDueAt })
      .from(conversationEntries)
      .where(isNotNull(conversationEntries.sendDueAt))
      .orderBy(asc(conversationEntries.sendDueAt))
      .limit(1)
    return next?.at ?? undefined
  }

  /** The messages of one conversation one after the other: they are read in that order. */
  private async sendInOrder(entries: readonly StoredEntry[]): Promise<void> {
    for (const entry of entries.toSorted((left, right) => left.position - right.position)) {
      try {
        const claimed = await this.records.claim(entry, new Date(this.clock().getTime() + sendPatience))
        if (claimed !== undefined) await this.send(claimed)
      } catch (error) {
        this.logger.warn({ error, entryId: entry.id }, 'A message could not be handed to its channel.')
        return
      }
    }
  }

  private async send({ conversation, entry }: ClaimedMessage): Promise<void> {
    const channel = this.channels.find(conversation.channel)
    try {
      if (channel === undefined)
        throw new ChannelRefusal(`The channel ${conversation.channel} is not set up.`)
      const signal = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(longestSend)])
      const { externalId } = await channel.send(shownEntry(entry), conversation, signal)
      await this.records.handedOver(entry, externalId)
    } catch (error) {
      if (this.stopping.signal.aborted) return
      await this.tryLater(entry, error, channel)
    }
  }

  private async tryLater(entry: StoredEntry, error: unknown, channel: Channel | undefined): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error)
    this.logger.warn({ error, entryId: entry.id, channel: channel?.id }, 'A channel did not take a message.')
    const pause =
      error instanceof ChannelRefusal ? undefined : pauseBeforeSending(entry.sendAttempts, Math.random())
    if (pause === undefined) await this.records.failed(entry, reason)
    else await this.records.postpone(entry, new Date(this.clock().getTime() + pause))
  }
}
