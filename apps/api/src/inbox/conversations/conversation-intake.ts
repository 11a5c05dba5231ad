import {
  afterMessage,
  type ConversationId,
  type CustomerId,
  conversationIdSchema,
  type EntryAuthor,
  type EntryContent,
  type Language,
  messageWindow,
  mostMessagesInWindow,
  secondsUntilNextMessage,
  writtenText,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, gt, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { CLOCK, type Clock } from '../../platform/clock.js'
import type { Transaction } from '../../platform/database/database.js'
import { onCommit } from '../../platform/database/transactions.js'
import { Signals } from '../../platform/signals/signals.js'
import { conversationEntries, type StoredEntry } from '../entries/entry.table.js'
import { appendEntry, entryUnder, keyOf } from '../entries/entry-log.js'
import { shownEntry } from '../entries/shown-entry.js'
import { conversationReopened, conversationStarted, messageReceived } from '../inbox-events.js'
import { conversations, type StoredConversation } from './conversation.table.js'
import { ConversationNews } from './conversation-news.js'
import { tooManyMessages } from './conversation-problems.js'
import { holdConversation, standingOf, writeConversation } from './conversation-records.js'
import { rememberPerson } from './conversation-words.js'
import { storableContent } from './storable-content.js'

/** Who writes to the shop, and where answers go. */
export interface NewConversation {
  readonly channel: string
  /** Unique within the channel: it stands for this conversation for ever. */
  readonly threadKey: string
  readonly customerId?: CustomerId | null | undefined
  readonly name: string
  readonly email: string | null
  readonly language: Language | null
  readonly cartId?: string | null | undefined
  readonly at: Date
}

/** Something that a customer wrote. */
export interface ReceivedMessage {
  readonly conversationId: ConversationId
  readonly content: EntryContent
  /** Made by the sender: sent twice under one key, a message is there once. */
  readonly clientKey: string
  /** What the channel calls it: it is there once in the whole channel. */
  readonly externalId?: string | undefined
  readonly at: Date
  /** Who wrote, where it is not the one the conversation is named after. */
  readonly author?: { readonly name: string } | undefined
}

/** Something that happened, to be told between the messages. */
export interface RecordedHappening {
  readonly conversationId: ConversationId
  readonly content: EntryContent
  readonly at: Date
  readonly author?: EntryAuthor | undefined
}

/** The product itself. */
export const systemAuthor: EntryAuthor = { type: 'system', id: null, name: 'Counterflow' }

/** Takes in what customers write. */
@Injectable()
export class ConversationIntake {
  private readonly judge = () => this.signals.send('messages')

  constructor(
    @Inject(ConversationNews) private readonly news: ConversationNews,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The conversation of a thread: the one that is there already, as it is, or a new one. */
  async begin(transaction: Transaction, wanted: NewConversation): Promise<ConversationId> {
    const { channel, threadKey, name, email, language, customerId, cartId, at } = wanted
    const [begun] = await transaction
      .insert(conversations)
      .values({
        id: conversationIdSchema.parse(uuidv7()),
        channel,
        threadKey,
        name,
        email,
        language,
        customerId: customerId ?? null,
        cartId: cartId ?? null,
        lastEntryAt: at,
        startedAt: at,
      })
      .onConflictDoNothing()
      .returning()
    if (begun === undefined) return this.known(transaction, wanted)
    await rememberPerson(transaction, begun)
    await this.news.tell(transaction, conversationStarted, begun, {})
    return begun.id
  }

  /**
   * Adds what a customer wrote. A conversation that was closed or put off is open again, with whom it was assigned to.
   * @throws Problem `not-found`, `too-many-messages`, `invalid-input` for what is too long.
   */
  async receive(transaction: Transaction, message: ReceivedMessage): Promise<StoredEntry> {
    const content = storableContent(message.content)
    const held = await holdConversation(transaction, message.conversationId)
    const clientKey = keyOf({ type: 'customer', id: null }, message.clientKey)
    const known = await this.earlier(transaction, held, clientKey, message.externalId)
    if (known !== undefined) return known
    await this.refuseFlood(transaction, held)
    const name = message.author?.name ?? held.name
    const { conversation, entry } = await appendEntry(
      transaction,
      held,
      {
        kind: 'message',
        author: { type: 'customer', id: held.customerId, name },
        content,
        at: message.at,
        clientKey,
        externalId: message.externalId ?? null,
        // What has no words needs no judgement.
        topicBy: writtenText(content).trim() === '' ? 'model' : null,
      },
      afterMessage(standingOf(held), message.at),
    )
    if (held.state === 'closed') await this.news.tell(transaction, conversationReopened, conversation, {})
    await this.news.tell(transaction, messageReceived, conversation, {
      entry: shownEntry(entry),
      text: writtenText(content),
    })
    onCommit(transaction, this.judge)
    return entry
  }

  /** Tells what happened between the messages: it makes nothing unread and nobody wait. @throws Problem `not-found`. */
  async record(transaction: Transaction, happening: RecordedHappening): Promise<StoredEntry> {
    const held = await holdConversation(transaction, happening.conversationId)
    const { content, at, author = systemAuthor } = happening
    const { conversation, entry } = await appendEntry(transaction, held, {
      kind: 'event',
      author,
      content,
      at,
    })
    await this.news.changed(transaction, conversation)
    return entry
  }

  /** Notes which customer of the shop it is who writes, and which cart they fill. @throws Problem `not-found`. */
  async link(
    transaction: Transaction,
    conversationId: ConversationId,
    links: { customerId?: CustomerId | null; cartId?: string | null; name?: string; email?: string | null },
  ): Promise<void> {
    const held = await holdConversation(transaction, conversationId)
    const conversation = await writeConversation(transaction, held, links)
    if (links.name !== undefined || links.email !== undefined) await rememberPerson(transaction, conversation)
    await this.news.changed(transaction, conversation)
  }

  private async known(transaction: Transaction, { channel, threadKey }: NewConversation) {
    const [found] = await transaction
      .select({ id: conversations.id })
      .from(conversations)
      .where(and(eq(conversations.channel, channel), eq(conversations.threadKey, threadKey)))
    if (found === undefined) throw new Error(`The thread ${threadKey} is neither new nor known.`)
    return found.id
  }

  private async earlier(
    transaction: Transaction,
    held: StoredConversation,
    clientKey: string,
    externalId: string | undefined,
  ): Promise<StoredEntry | undefined> {
    const sameKey = await entryUnder(transaction, held, clientKey)
    if (sameKey !== undefined || externalId === undefined) return sameKey
    const [sameName] = await transaction
      .select()
      .from(conversationEntries)
      .where(
        and(eq(conversationEntries.channel, held.channel), eq(conversationEntries.externalId, externalId)),
      )
    return sameName
  }

  private async refuseFlood(transaction: Transaction, held: StoredConversation): Promise<void> {
    const now = this.clock()
    const recent = await transaction
      .select({ at: conversationEntries.at })
      .from(conversationEntries)
      .where(
        and(
          eq(conversationEntries.conversationId, held.id),
          eq(conversationEntries.authorType, 'customer'),
          eq(conversationEntries.kind, 'message'),
          gt(
            conversationEntries.at,
            sql`${new Date(now.getTime() - messageWindow).toISOString()}::timestamptz`,
          ),
        ),
      )
      .orderBy(desc(conversationEntries.position))
      .limit(mostMessagesInWindow)
    const wait = secondsUntilNextMessage(
      recent.map(({ at }) => at),
      now,
    )
    if (wait !== undefined) throw tooManyMessages(wait)
  }
}
