import type { ConversationEntry, EntryContent, Language } from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { languageOf, ShopSettings } from '../../commerce/commerce.public.js'
import { MailTransport } from '../../mail/mail.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { SETTINGS, type Settings } from '../../platform/config/settings.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { writeSurely } from '../../platform/database/write-surely.js'
import { ChannelDirectory, type ChannelReceipt, ChannelRefusal } from '../channels/channel-directory.js'
import { plainWords } from '../channels/plain-words.js'
import type { StoredConversation } from '../conversations/conversation.table.js'
import { EmailChannel } from './email-channel.js'
import { answerSubject, letterHtml, mailThread } from './mail-letters.js'
import { mailThreads } from './mail-thread.table.js'

/** A letter to the customer of a conversation. */
export interface ConversationLetter {
  /** The same for every attempt: it becomes the Message-ID. */
  readonly id: string
  readonly contents: readonly EntryContent[]
  readonly isByWorkflow: boolean
  /** Below the text. */
  readonly footer: string
}

/** Sends what is said in conversations by mail, so that mail programs and the inbox find what belongs together. */
@Injectable()
export class EmailSending implements OnModuleInit {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(ChannelDirectory) private readonly directory: ChannelDirectory,
    @Inject(EmailChannel) private readonly email: EmailChannel,
    @Inject(MailTransport) private readonly transport: MailTransport,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.directory.register({
      id: 'email',
      title: { en: 'E-mail', ko: '이메일', ja: 'メール' },
      send: (entry, conversation) => this.answer(entry, conversation),
    })
  }

  private answer(entry: ConversationEntry, conversation: StoredConversation): Promise<ChannelReceipt> {
    const isByWorkflow = entry.author.type === 'workflow'
    return this.send({ id: entry.id, contents: [entry.content], isByWorkflow, footer: '' }, conversation)
  }

  /** @throws ChannelRefusal when trying again is of no use; Error when it may work later */
  async send(letter: ConversationLetter, conversation: StoredConversation): Promise<ChannelReceipt> {
    const to = conversation.email
    if (to === null) throw new ChannelRefusal('The conversation has no e-mail address.')
    const open = await this.email.open()
    if (open === undefined) {
      throw new ChannelRefusal('E-mail is off. Turn it on in the settings under Channels.')
    }
    const thread = await mailThread(this.database, conversation.id)
    if (letter.isByWorkflow && thread.isAutomatic) {
      throw new ChannelRefusal(
        'A program wrote the last mail: workflows do not answer it, or it would never end.',
      )
    }
    const language = await this.languageOf(conversation)
    const text = letter.contents
      .map((content) => plainWords(content, language, (path) => new URL(path, this.settings.publicUrl).href))
      .filter((words) => words !== '')
      .join('\n\n')
    if (text === '') throw new ChannelRefusal('There is nothing in it that a mail could say.')
    const subject = await this.subjectOf(thread.subject, language)
    const outcome = await this.transport.deliver({
      id: letter.id,
      to: [to],
      subject,
      text: letter.footer === '' ? `${text}\n` : `${text}\n\n-- \n${letter.footer}\n`,
      html: letterHtml(text, letter.footer),
      conversation: {
        inReplyTo: thread.inReplyTo,
        references: thread.references,
        replyTo: this.email.answerAddress(open, conversation.id),
        isAutomatic: letter.isByWorkflow,
      },
    })
    if (outcome.kind !== 'sent') {
      throw outcome.kind === 'refused' ? new ChannelRefusal(outcome.detail) : new Error(outcome.detail)
    }
    if (outcome.refusedFor.length > 0) throw new ChannelRefusal(`The mail server refused ${to}.`)
    await writeSurely(() => this.note(conversation, outcome.messageId, subject, open.settings.address))
    return { externalId: outcome.messageId }
  }

  /** What a conversation is spoken in. */
  async languageOf({ language }: StoredConversation): Promise<Language> {
    return language ?? languageOf(await this.shop.read())
  }

  private async subjectOf(first: string | undefined, language: Language): Promise<string> {
    if (first !== undefined) return answerSubject(first)
    const { t } = await createTranslation(language)
    return t('channels.letter.subject', { shop: (await this.shop.read()).name })
  }

  private async note(
    { id: conversationId }: StoredConversation,
    messageId: string,
    subject: string,
    sender: string,
  ): Promise<void> {
    await this.database
      .insert(mailThreads)
      .values({
        messageId,
        conversationId,
        direction: 'out',
        sender: sender.toLowerCase(),
        subject,
        at: this.clock(),
      })
      .onConflictDoNothing()
  }
}
