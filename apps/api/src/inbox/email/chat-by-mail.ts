import { createTranslation } from '@counterflow/i18n'
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { asc, eq, inArray } from 'drizzle-orm'
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
import { type ClaimedLetter, type ClaimedLetters, claimLetters, settleLetters } from './letter-claims.js'

/** In seconds. So long a customer has to see a reply, and an agent to write the next one: they go in one mail. */
const patience = 20
/** In seconds. Who was seen within it is there. */
const presence = 45
const mostAttempts = 8
/** So many at a time: others have their turn in between. */
const mostMails = 50

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

  /** Sends what is due, mail after mail. Called every second; what another process has claimed is left to it. */
  async follow(): Promise<void> {
    for (let mails = 0; mails < mostMails; mails += 1) {
      const claimed = await claimLetters(this.database, this.clock())
      if (claimed === undefined) return
      await this.followOne(claimed).catch((error: unknown) =>
        this.logger.warn(
          { error, conversationId: claimed.conversationId },
          'A reply in the chat could not be sent by mail; trying again.',
        ),
      )
    }
  }

  private async followOne({ conversationId, letters }: ClaimedLetters): Promise<void> {
    const [conversation] = await this.database
      .select()
      .from(conversations)
      .where(eq(conversations.id, conversationId))
    const entries = await this.database
      .select()
      .from(conversationEntries)
      .where(
        inArray(
          conversationEntries.id,
          letters.map(({ entryId }) => entryId),
        ),
      )
      .orderBy(asc(conversationEntries.position))
    const isSeen = ({ state, content }: StoredEntry) => state === 'read' || content.type === 'redacted'
    const of = (some: readonly StoredEntry[]) =>
      letters.filter(({ entryId }) => some.some(({ id }) => id === entryId))
    await this.end(of(entries.filter(isSeen)), 'seen')
    const unseen = entries.filter((entry) => !isSeen(entry))
    const last = unseen.at(-1)
    if (last === undefined || conversation === undefined) return
    const seenAt = conversation.customerSeenAt?.getTime() ?? 0
    if (this.clock().getTime() - seenAt < presence * 1_000) {
      return settleLetters(this.database, of(unseen), {
        state: 'waiting',
        dueAt: this.later(presence),
        wasTried: false,
      })
    }
    const attempts = Math.max(...of(unseen).map((letter) => letter.attempts))
    try {
      const letter = {
        id: last.id,
        contents: unseen.map(({ content }) => content),
        isByWorkflow: unseen.every(({ authorType }) => authorType === 'workflow'),
        footer: await this.footer(await this.sending.languageOf(conversation)),
      }
      await this.sending.send(letter, conversation)
      await writeSurely(() => this.end(of(unseen), 'sent'))
    } catch (error) {
      if (error instanceof ChannelRefusal || attempts >= mostAttempts) return this.end(of(unseen), 'failed')
      const dueAt = this.later(30 * 2 ** attempts)
      await settleLetters(this.database, of(unseen), { state: 'waiting', dueAt, wasTried: true })
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

  private end(letters: readonly ClaimedLetter[], state: 'sent' | 'seen' | 'failed'): Promise<void> {
    return settleLetters(this.database, letters, { state })
  }

  private later(seconds: number): Date {
    return new Date(this.clock().getTime() + seconds * 1_000)
  }
}
