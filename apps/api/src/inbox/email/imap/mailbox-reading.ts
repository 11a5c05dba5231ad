import { Inject, Injectable } from '@nestjs/common'
import { CLOCK, type Clock } from '../../../platform/clock.js'
import { LOGGER, type Logger } from '../../../platform/logging/logger.js'
import { ChannelStore } from '../../channels/channel-store.js'
import type { OpenEmail } from '../email-channel.js'
import { MailIntake } from '../mail-intake.js'
import { largestMail, parseMail } from '../parsed-mail.js'
import type { ImapSession, MailboxMail } from './imap-session.js'
import { MailboxClaims, type MailboxCursor } from './mailbox-claims.js'

/** Where numbers have changed their meaning, so much is looked through again; mails that are known are passed over. */
const lookBack = 7 * 86_400_000
/** A mail that cannot be taken in so often is passed over, so that those behind it come. */
const mostAttempts = 3

/** Reads the new mails of a mailbox, each once, and notes how far it came after each. */
@Injectable()
export class MailboxReading {
  private readonly attempts = new Map<string, number>()

  constructor(
    @Inject(MailboxClaims) private readonly claims: MailboxClaims,
    @Inject(MailIntake) private readonly intake: MailIntake,
    @Inject(ChannelStore) private readonly store: ChannelStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Where reading goes on, for a mailbox that was just opened. The first look only notes what is there: nobody wants
   * the mails of ten years to be answered.
   */
  async begin(
    { mailbox, uidValidity, lastUid }: MailboxCursor,
    opened: { readonly uidValidity: number; readonly uidNext: number },
    session: ImapSession,
    open: OpenEmail,
  ): Promise<number> {
    if (uidValidity === opened.uidValidity) return lastUid
    const next = opened.uidNext - 1
    if (uidValidity !== null) {
      const recent = await session.since(new Date(this.clock().getTime() - lookBack))
      for (const mail of recent) await this.take(mailbox, mail, session, open)
    }
    await this.claims.advance(mailbox, opened.uidValidity, next)
    return next
  }

  /** Takes in what came after `lastUid`; answers how far it came. */
  async readOn(
    mailbox: string,
    at: { readonly uidValidity: number; readonly lastUid: number },
    session: ImapSession,
    open: OpenEmail,
  ): Promise<number> {
    let { lastUid } = at
    for (const mail of await session.after(lastUid)) {
      await this.take(mailbox, mail, session, open)
      if (!(await this.claims.advance(mailbox, at.uidValidity, mail.uid))) {
        throw new Error('Another process reads this mailbox now.')
      }
      lastUid = mail.uid
      await this.store.noteReceived('email')
    }
    return lastUid
  }

  private async take(mailbox: string, { uid, size }: MailboxMail, session: ImapSession, open: OpenEmail) {
    if (size > largestMail) return this.passOver(uid, `It has ${Math.round(size / 1e6)} MB.`)
    const key = `${mailbox} ${uid}`
    try {
      const source = await session.source(uid)
      if (source !== undefined) await this.intake.take(open, await parseMail(source))
      this.attempts.delete(key)
    } catch (error) {
      const attempts = (this.attempts.get(key) ?? 0) + 1
      this.attempts.set(key, attempts)
      if (attempts < mostAttempts) throw error
      this.attempts.delete(key)
      this.logger.warn({ error, uid }, 'A mail could not be taken in.')
      await this.passOver(uid, error instanceof Error ? error.message : String(error))
    }
  }

  private async passOver(uid: number, why: string): Promise<void> {
    const message = `A mail could not be read: look at it in the mailbox. ${why} (UID ${uid})`
    await this.store.noteFault('email', { code: 'unreadable_mail', message })
  }
}
