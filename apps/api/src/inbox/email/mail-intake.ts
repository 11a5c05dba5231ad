import {
  type AutomaticReason,
  automaticReason,
  type ConversationId,
  type EntryContent,
  isAuthentic,
  isFlood,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, count, eq, gt, inArray } from 'drizzle-orm'
import { customerIdByEmail } from '../../commerce/commerce.public.js'
import { MailServers } from '../../mail/mail.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { conversations, type StoredConversation } from '../conversations/conversation.table.js'
import { Conversations } from '../conversations/conversations.js'
import { AutomaticEntries } from './automatic-entries.js'
import { EmailChannel, type OpenEmail } from './email-channel.js'
import { MailFiles, type StoredFile } from './files/mail-files.js'
import { mailThreads } from './mail-thread.table.js'
import type { ParsedMail } from './parsed-mail.js'

const anHour = 3_600_000

/** What is known of a mail before anything is written. */
interface Judged {
  readonly open: OpenEmail
  readonly mail: ParsedMail
  readonly isVerified: boolean
  readonly reason: AutomaticReason | undefined
  readonly files: readonly StoredFile[]
  readonly at: Date
}

/** Takes in mails: each once, in the conversation that it belongs to. */
@Injectable()
export class MailIntake {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Conversations) private readonly conversations: Conversations,
    @Inject(AutomaticEntries) private readonly automatic: AutomaticEntries,
    @Inject(EmailChannel) private readonly email: EmailChannel,
    @Inject(MailFiles) private readonly files: MailFiles,
    @Inject(MailServers) private readonly servers: MailServers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A mail that was taken before changes nothing. */
  async take(open: OpenEmail, mail: ParsedMail): Promise<void> {
    const [known] = await this.database
      .select({ messageId: mailThreads.messageId })
      .from(mailThreads)
      .where(eq(mailThreads.messageId, mail.messageId))
    if (known !== undefined) return
    const now = this.clock()
    const judged = {
      open,
      mail,
      isVerified: isAuthentic(mail.authentication, open.settings.authenticationServer, mail.from),
      reason: await this.reasonOf(open, mail, now),
      // On the disk before anything tells of them.
      files: await this.files.store(mail.attachments),
      // One that says that it comes from the future would stay the latest for ever.
      at: mail.at !== undefined && mail.at < now ? mail.at : now,
    }
    const taken = await this.write(judged).catch((error: unknown) => {
      if (error instanceof Problem && error.type === 'too-many-messages') return 'flood'
      throw error
    })
    if (taken === 'flood') await this.write({ ...judged, reason: 'flood' })
  }

  private async reasonOf(open: OpenEmail, mail: ParsedMail, now: Date): Promise<AutomaticReason | undefined> {
    const server = await this.servers.inForce()
    const own = [open.settings.address, server?.fromAddress ?? ''].map((one) => one.toLowerCase())
    const reason = automaticReason({ header: mail.header, from: mail.from, own })
    if (reason !== undefined) return reason
    const [recent] = await this.database
      .select({ mails: count() })
      .from(mailThreads)
      .where(
        and(
          eq(mailThreads.sender, mail.from),
          eq(mailThreads.direction, 'in'),
          gt(mailThreads.at, new Date(now.getTime() - anHour)),
        ),
      )
    return isFlood(recent?.mails ?? 0) ? 'flood' : undefined
  }

  private async write(judged: Judged): Promise<'taken'> {
    const { mail, reason, files, at, isVerified } = judged
    await this.transactions.run(async (transaction) => {
      const conversation = await this.conversationFor(transaction, judged)
      const { messageId, from, subject } = mail
      const noted = await transaction
        .insert(mailThreads)
        .values({
          messageId,
          conversationId: conversation.id,
          direction: 'in',
          sender: from,
          subject,
          automatic: reason ?? null,
          at: this.clock(),
        })
        .onConflictDoNothing()
        .returning({ messageId: mailThreads.messageId })
      // Another process was quicker.
      if (noted.length === 0) return
      await this.files.attach(transaction, conversation.id, files, at)
      const content = contentOf(judged, conversation)
      const author = { name: authorOf(mail, conversation) }
      const entry = { conversationId: conversation.id, content, externalId: messageId, at }
      if (reason !== undefined) return this.automatic.add(transaction, { ...entry, author: author.name })
      if (isVerified && conversation.customerId === null) await this.link(transaction, conversation, mail)
      await this.conversations.receive(transaction, { ...entry, author, clientKey: messageId })
    })
    return 'taken'
  }

  /** The conversation of the mails that it answers; by the subject alone none is found, since strangers share it. */
  private async conversationFor(transaction: Transaction, judged: Judged): Promise<StoredConversation> {
    const { open, mail, isVerified, at } = judged
    const known = await this.known(transaction, open, mail)
    if (known !== undefined) return known
    const id = await this.conversations.begin(transaction, {
      channel: 'email',
      threadKey: mail.messageId,
      customerId: isVerified ? await customerIdByEmail(transaction, mail.from) : null,
      name: mail.fromName || mail.from,
      email: mail.from === '' ? null : mail.from,
      language: null,
      at,
    })
    const begun = await find(transaction, id)
    if (begun === undefined) throw new Error(`Conversation ${id} is gone as soon as it came.`)
    return begun
  }

  private async known(transaction: Transaction, open: OpenEmail, mail: ParsedMail) {
    const addressed = this.email.conversationOf(open, mail.recipients)
    const byAddress = addressed && (await find(transaction, addressed))
    if (byAddress !== undefined || mail.answered.length === 0) return byAddress
    const rows = await transaction
      .select()
      .from(mailThreads)
      .where(inArray(mailThreads.messageId, [...mail.answered]))
    const nearest = mail.answered.map((id) => rows.find(({ messageId }) => messageId === id))
    const found = nearest.find((row) => row !== undefined)
    return found && find(transaction, found.conversationId)
  }

  private async link(
    transaction: Transaction,
    { id, email, channel }: StoredConversation,
    { from }: ParsedMail,
  ): Promise<void> {
    // In a chat, whoever typed the address need not be who answers from it.
    if (channel !== 'email' || email?.toLowerCase() !== from) return
    const customerId = await customerIdByEmail(transaction, from)
    if (customerId !== null) await this.conversations.link(transaction, id, { customerId })
  }
}

async function find(transaction: Transaction, id: ConversationId): Promise<StoredConversation | undefined> {
  const [found] = await transaction.select().from(conversations).where(eq(conversations.id, id))
  return found
}

/** In a chat that goes on by mail, people read words and not a mail, as long as no file came with them. */
function contentOf(
  { mail, files, isVerified, reason }: Judged,
  { channel }: StoredConversation,
): EntryContent {
  const { subject, text, quoted, from } = mail
  if (channel !== 'email' && files.length === 0 && reason === undefined && text !== '')
    return { type: 'text', text }
  return {
    type: 'email',
    subject,
    text,
    attachments: files.map(({ attachment }) => attachment),
    ...(quoted === '' ? {} : { quoted }),
    sender: { address: from, verified: isVerified },
    ...(reason === undefined ? {} : { automatic: reason }),
  }
}

/** Whoever writes from another address than the conversation's is shown with theirs. */
function authorOf({ from, fromName }: ParsedMail, { email, name }: StoredConversation): string {
  return email?.toLowerCase() === from ? name : `${fromName} <${from}>`.slice(0, 300)
}
