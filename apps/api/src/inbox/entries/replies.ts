import {
  afterAnswer,
  afterLostAnswer,
  type ConversationId,
  type EntryContent,
  type EntryId,
  type StaffId,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, gt, notInArray, sql } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import type { Transaction } from '../../platform/database/database.js'
import { onCommit } from '../../platform/database/transactions.js'
import type { Actor } from '../../platform/http/actor.js'
import { Signals } from '../../platform/signals/signals.js'
import { ChannelDirectory } from '../channels/channel-directory.js'
import type { StoredConversation } from '../conversations/conversation.table.js'
import { ConversationNews } from '../conversations/conversation-news.js'
import { holdConversation, standingOf, writeConversation } from '../conversations/conversation-records.js'
import { storableContent } from '../conversations/storable-content.js'
import { conversationEntries, type StoredEntry } from './entry.table.js'
import { entryAuthor, isPerson } from './entry-author.js'
import { appendEntry, entryUnder, keyOf } from './entry-log.js'
import { changeEntry, requiredEntry } from './entry-records.js'
import { alreadySent, channelMissing, newerReply, notFailed } from './reply-problems.js'

/** An answer to a customer. */
export interface ReplyRequest {
  readonly conversationId: ConversationId
  readonly content: EntryContent
  /** Made by whoever sends: sent twice under one key, it is there once. */
  readonly clientKey: string
  readonly actor: Actor
  /** For so long it can be taken back; 0: it goes out at once. */
  readonly holdSeconds: number
  /** The latest entry that the author has seen; without it, nobody warns of an answer by somebody else. */
  readonly seenPosition?: number | undefined
  /** Send it although somebody else has answered meanwhile. */
  readonly force?: boolean | undefined
}

/** A note among staff. */
export interface NoteRequest {
  readonly conversationId: ConversationId
  readonly text: string
  readonly clientKey: string
  readonly mentions: readonly StaffId[]
  readonly actor: Actor
}

/** Writes what the shop's people and workflows say, and takes back what is still held. */
@Injectable()
export class Replies {
  private readonly wake = () => this.signals.send('answers')

  constructor(
    @Inject(ConversationNews) private readonly news: ConversationNews,
    @Inject(ChannelDirectory) private readonly channels: ChannelDirectory,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Problem `not-found`, `newer-reply`, `channel-missing`, `invalid-input`, and what the channel objects. */
  async reply(transaction: Transaction, request: ReplyRequest): Promise<StoredEntry> {
    const { actor, seenPosition, force = false } = request
    const content = storableContent(request.content)
    const held = await holdConversation(transaction, request.conversationId)
    const clientKey = keyOf(actor, request.clientKey)
    const known = await entryUnder(transaction, held, clientKey)
    if (known !== undefined) return known
    await this.refuseUnanswerable(held)
    if (seenPosition !== undefined && !force) await this.warn(transaction, held, seenPosition, actor)
    const at = this.clock()
    const answers = isPerson(actor)
    const { conversation, entry } = await appendEntry(
      transaction,
      held,
      {
        kind: 'message',
        author: entryAuthor(actor),
        content,
        at,
        clientKey,
        state: 'held',
        heldUntil: new Date(at.getTime() + request.holdSeconds * 1_000),
        waitedSince: answers ? held.waitingSince : null,
      },
      answers ? { ...afterAnswer(standingOf(held)), unread: false } : {},
    )
    await this.news.changed(transaction, conversation)
    onCommit(transaction, this.wake)
    return entry
  }

  /** @throws Problem `not-found`, `invalid-input`. */
  async addNote(transaction: Transaction, request: NoteRequest): Promise<StoredEntry> {
    const { actor, text, mentions } = request
    const content = storableContent({ type: 'text', text })
    const held = await holdConversation(transaction, request.conversationId)
    const clientKey = keyOf(actor, request.clientKey)
    const known = await entryUnder(transaction, held, clientKey)
    if (known !== undefined) return known
    const { conversation, entry } = await appendEntry(transaction, held, {
      kind: 'note',
      author: entryAuthor(actor),
      content,
      at: this.clock(),
      clientKey,
      mentions: [...new Set(mentions)],
    })
    await this.news.changed(transaction, conversation)
    return entry
  }

  /** Takes an answer back that has not gone out; again, it changes nothing. @throws Problem `not-found`, `already-sent`. */
  async withdraw(
    transaction: Transaction,
    conversationId: ConversationId,
    entryId: EntryId,
  ): Promise<StoredEntry> {
    const held = await holdConversation(transaction, conversationId)
    const entry = await requiredEntry(transaction, held, entryId)
    if (entry.state === 'withdrawn') return entry
    if (entry.state !== 'held' || entry.kind !== 'message') throw alreadySent()
    const change = entry.waitedSince === null ? {} : afterLostAnswer(standingOf(held), entry.waitedSince)
    const conversation = await writeConversation(transaction, held, change)
    const withdrawn = await changeEntry(transaction, conversation, entry, {
      state: 'withdrawn',
      sendDueAt: null,
    })
    await this.news.changed(transaction, conversation)
    return withdrawn
  }

  /** Tries a message again that could not be sent. @throws Problem `not-found`, `not-failed`, `channel-missing`. */
  async resend(
    transaction: Transaction,
    conversationId: ConversationId,
    entryId: EntryId,
  ): Promise<StoredEntry> {
    const held = await holdConversation(transaction, conversationId)
    const entry = await requiredEntry(transaction, held, entryId)
    if (entry.state === 'held') return entry
    if (entry.state !== 'failed') throw notFailed()
    await this.refuseUnanswerable(held)
    const change = entry.waitedSince === null ? {} : afterAnswer(standingOf(held))
    const conversation = await writeConversation(transaction, held, change)
    const now = this.clock()
    const again = await changeEntry(transaction, conversation, entry, {
      state: 'held',
      failure: null,
      heldUntil: now,
      sendDueAt: now,
      sendAttempts: 0,
    })
    await this.news.changed(transaction, conversation)
    onCommit(transaction, this.wake)
    return again
  }

  private async refuseUnanswerable(conversation: StoredConversation): Promise<void> {
    const channel = this.channels.find(conversation.channel)
    if (channel === undefined) throw channelMissing(conversation.channel)
    const objection = await channel.canReply?.(conversation, this.clock())
    if (objection != null) throw objection
  }

  private async warn(
    transaction: Transaction,
    held: StoredConversation,
    seenPosition: number,
    actor: Actor,
  ): Promise<void> {
    const { id } = entryAuthor(actor)
    const [newer] = await transaction
      .select()
      .from(conversationEntries)
      .where(
        and(
          eq(conversationEntries.conversationId, held.id),
          gt(conversationEntries.position, seenPosition),
          eq(conversationEntries.kind, 'message'),
          eq(conversationEntries.authorType, 'staff'),
          notInArray(conversationEntries.state, ['withdrawn', 'failed']),
          id === null ? undefined : sql`${conversationEntries.authorId} is distinct from ${id}`,
        ),
      )
      .orderBy(desc(conversationEntries.position))
      .limit(1)
    if (newer !== undefined) throw newerReply(newer)
  }
}
