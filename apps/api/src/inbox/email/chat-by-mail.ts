import type { ConversationId } from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { ShopSettings } from '../../commerce/commerce.public.js'
import { MailTransport } from '../../mail/mail.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { writeSurely } from '../../platform/database/write-surely.js'
import { Sweeper } from '../../platform/liveness/sweeper.js'
import { LOGGER, type Logger } from '../../platform/logging/logger.js'
import { ChannelDirectory, ChannelRefusal } from '../channels/channel-directory.js'
import { readChatSettings } from '../channels/chat-settings.js'
import { conversations } from '../conversations/conversation.table.js'
import { conversationEntries, type StoredEntry } from '../entries/entry.table.js'
import { chatLetters } from './chat-letter.table.js'
import { EmailChannel } from './email-channel.js'
import { EmailSending } from './email-sending.js'

/** In seconds. So long a customer has to see a reply, and an agent to write the next one: they go in one mail. */
const patience = 20
/** In seconds. Who was seen within it is there. */
const presence = 45
/** Longer than sending may take. */
const claim = 120
const mostAttempts = 8

const conversationIds = z.array(z.object({ conversation_id: z.uuid().brand<'ConversationId'>() }))

/** Sends replies in the chat after a customer who has left, to the address that they gave at its start (R7). */
@Injectable()
export class ChatByMail implements OnApplicationBootstrap {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ChannelDirectory) private readonly directory: ChannelDirectory,
    @Inject(EmailChannel) private readonly email: EmailChannel,
    @Inject(EmailSending) private readonly sending: EmailSending,
    @Inject(MailTransport) private readonly transport: MailTransport,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Sweeper) sweeper: Sweeper,
  ) {
    sweeper.registerRoutine(() => this.follow())
  }

  /** After every channel is there. */
  onApplicationBootstrap(): void {
    const chat = this.directory.find('chat')
    if (chat === undefined) return
    this.directory.register({
      ...chat,
      followsByMail: () => this.isWanted(),
      send: async (entry, conversation, signal) => {
        const receipt = await chat.send(entry, conversation, signal)
        if (conversation.email !== null && (await this.isWanted())) {
          await this.database
            .insert(chatLetters)
            .values({
              entryId: entry.id,
              conversationId: conversation.id,
              state: 'waiting',
              dueAt: this.later(patience),
            })
            .onConflictDoNothing()
        }
        return receipt
      },
    })
  }

  /** Sends what is due. Called every second; what another process has taken is left to it. */
  async follow(): Promise<void> {
    const { rows } = await this.database.execute(sql`
      update ${chatLetters} set due_at = ${this.later(claim).toISOString()}::timestamptz, attempts = attempts + 1
       where entry_id in (
         select entry_id from ${chatLetters}
          where due_at <= ${this.clock().toISOString()}::timestamptz
          order by due_at limit 50 for no key update skip locked)
      returning conversation_id`)
    const due = new Set(conversationIds.parse(rows).map(({ conversation_id: id }) => id))
    for (const conversationId of due) {
      await this.followOne(conversationId).catch((error: unknown) =>
        this.logger.warn(
          { error, conversationId },
          'A reply in the chat could not be sent by mail; trying again.',
        ),
      )
    }
  }

  private async followOne(conversationId: ConversationId): Promise<void> {
    const [conversation] = await this.database
      .select()
      .from(conversations)
      .where(eq(conversations.id, conversationId))
    const waiting = await this.database
      .select({ entry: conversationEntries, letter: chatLetters })
      .from(chatLetters)
      .innerJoin(conversationEntries, eq(conversationEntries.id, chatLetters.entryId))
      .where(and(eq(chatLetters.conversationId, conversationId), eq(chatLetters.state, 'waiting')))
      .orderBy(asc(conversationEntries.position))
    const seen = waiting.filter(({ entry }) => entry.state === 'read' || entry.content.type === 'redacted')
    await this.end(seen, 'seen')
    const unseen = waiting.filter((one) => !seen.includes(one))
    const last = unseen.at(-1)
    if (last === undefined || conversation === undefined) return
    const seenAt = conversation.customerSeenAt?.getTime() ?? 0
    if (this.clock().getTime() - seenAt < presence * 1_000) return this.postpone(unseen, presence)
    const attempts = Math.max(...unseen.map(({ letter }) => letter.attempts))
    try {
      const letter = {
        id: last.entry.id,
        contents: unseen.map(({ entry }) => entry.content),
        isByWorkflow: unseen.every(({ entry }) => entry.authorType === 'workflow'),
        footer: await this.footer(await this.sending.languageOf(conversation)),
      }
      await this.sending.send(letter, conversation)
      await writeSurely(() => this.end(unseen, 'sent'))
    } catch (error) {
      if (error instanceof ChannelRefusal || attempts >= mostAttempts) return this.end(unseen, 'failed')
      await this.postpone(unseen, 30 * 2 ** attempts)
      throw error
    }
  }

  private async footer(language: Parameters<typeof createTranslation>[0]): Promise<string> {
    const { t } = await createTranslation(language)
    return t('channels.letter.footer', { shop: (await this.shop.read()).name })
  }

  /** Whether the shop has it so, and can: it has a mail server, and an address for answers. */
  private async isWanted(): Promise<boolean> {
    const { mailReplies } = await readChatSettings(this.database)
    if (!mailReplies || !(await this.transport.exists())) return false
    return (await this.email.open()) !== undefined
  }

  private async end(
    letters: readonly { readonly entry: StoredEntry }[],
    state: 'sent' | 'seen' | 'failed',
  ): Promise<void> {
    if (letters.length === 0) return
    await this.change(letters, { state, dueAt: null })
  }

  private async postpone(
    letters: readonly { readonly entry: StoredEntry }[],
    seconds: number,
  ): Promise<void> {
    await this.change(letters, { dueAt: this.later(seconds) })
  }

  private async change(
    letters: readonly { readonly entry: StoredEntry }[],
    change: Partial<typeof chatLetters.$inferSelect>,
  ): Promise<void> {
    const ids = letters.map(({ entry }) => entry.id)
    await this.database
      .update(chatLetters)
      .set(change)
      .where(and(inArray(chatLetters.entryId, ids), eq(chatLetters.state, 'waiting')))
  }

  private later(seconds: number): Date {
    return new Date(this.clock().getTime() + seconds * 1_000)
  }
}
