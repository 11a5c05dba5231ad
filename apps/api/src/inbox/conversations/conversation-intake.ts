import {
  type ConversationId,
  type CustomerId,
  conversationIdSchema,
  type EntryAuthor,
  type EntryContent,
  type Language,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../platform/database/database.js'
import { Problem } from '../../platform/http/problems/problem.js'
import type { StoredEntry } from '../entries/entry.table.js'
import { appendEntry } from '../entries/entry-log.js'
import { conversationStarted } from '../inbox-events.js'
import { conversations } from './conversation.table.js'
import { ConversationNews } from './conversation-news.js'
import { holdConversation, writeConversation } from './conversation-records.js'
import { rememberPerson } from './conversation-words.js'
import { MessageIntake } from './message-intake.js'
import type { ReceivedMessage } from './received-message.js'

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
  constructor(
    @Inject(ConversationNews) private readonly news: ConversationNews,
    @Inject(MessageIntake) private readonly messages: MessageIntake,
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
    const [received] = await this.messages.receiveAll(transaction, [message])
    if (received === undefined) throw new Error('A message has no outcome.')
    if (received instanceof Problem) throw received
    return received
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
}
