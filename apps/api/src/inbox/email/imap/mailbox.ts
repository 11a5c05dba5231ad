import { emailSettingsSchema } from '@counterflow/core'
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import type { RouteOutput } from '../../../platform/http/route-contract.js'
import { ProcessLiveness } from '../../../platform/liveness/process-liveness.js'
import { Sweeper } from '../../../platform/liveness/sweeper.js'
import { LOGGER, type Logger } from '../../../platform/logging/logger.js'
import { SecretUnreadable } from '../../../platform/secrets/secret-box.js'
import { ChannelStore, type OpenChannel } from '../../channels/channel-store.js'
import type { channelRoutes } from '../../channels/channels.contract.js'
import { EmailChannel, type OpenEmail } from '../email-channel.js'
import { imapFault } from './imap-fault.js'
import type { MailboxAccess } from './imap-session.js'
import { MailBell } from './mail-bell.js'
import { MailboxClaims, type MailboxCursor } from './mailbox-claims.js'
import { MailboxReading } from './mailbox-reading.js'

interface Running {
  readonly version: number
  readonly stop: () => void
  readonly ended: Promise<void>
}

const shortestPause = 250
const longestPause = 5 * 60_000
const nobodyListens = { mail: () => {}, end: () => {} }

const nameOf = ({ user, host, folder }: MailboxAccess) => `${user}@${host}/${folder}`

/** Looks into the mailbox of the shop for as long as it is set up, in one process of all. */
@Injectable()
export class Mailbox implements OnApplicationShutdown {
  private running: Running | undefined
  private failures = 0
  private notBefore = 0
  private stopped = false

  constructor(
    @Inject(ChannelStore) private readonly store: ChannelStore,
    @Inject(EmailChannel) private readonly email: EmailChannel,
    @Inject(MailboxClaims) private readonly claims: MailboxClaims,
    @Inject(MailboxReading) private readonly reading: MailboxReading,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Sweeper) sweeper: Sweeper,
    @Inject(ProcessLiveness) liveness: ProcessLiveness,
  ) {
    sweeper.registerRoutine(() => this.look())
    liveness.onLoss(() => this.running?.stop())
  }

  /** Signs in with what is set up, and tells what came of it. */
  async test(): Promise<RouteOutput<typeof channelRoutes.testMailbox>> {
    const access = accessOf(await this.channel())
    if (access === undefined) return { outcome: 'none', detail: null, mails: null }
    const { ImapSession } = await import('./imap-session.js')
    const session = new ImapSession(access, nobodyListens)
    try {
      const { mails } = await session.open()
      return { outcome: 'works', detail: null, mails }
    } catch (error) {
      const { message, isRefusal } = imapFault(error, access)
      return { outcome: isRefusal ? 'refused' : 'unavailable', detail: message, mails: null }
    } finally {
      session.close()
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true
    this.running?.stop()
    await this.running?.ended
  }

  /** Called every second: begins, goes on, or ends what was set up in another way. */
  private async look(): Promise<void> {
    if (this.stopped) return
    const channel = await this.channel()
    const access = accessOf(channel)
    if (this.running !== undefined) {
      if (channel?.version !== this.running.version) this.running.stop()
      return
    }
    if (channel === undefined || access === undefined || performance.now() < this.notBefore) return
    const mailbox = nameOf(access)
    const cursor = await this.claims.take(mailbox)
    const open = await this.email.open(channel)
    if (cursor === undefined || open === undefined || this.stopped) return

    const bell = new MailBell()
    let isStopped = false
    const stop = () => {
      isStopped = true
      bell.end()
    }
    const ended = this.read(access, cursor, open, bell)
      .catch((error: unknown) => (isStopped ? undefined : this.handleFailure(error, access)))
      .then(() => this.claims.release(mailbox))
      .catch((error: unknown) => this.logger.debug({ error }, 'The mailbox was not released.'))
      .finally(() => {
        this.running = undefined
      })
    this.running = { version: channel.version, stop, ended }
  }

  /** E-mail as it is set up now, if it is on and its secrets can be read here. */
  private async channel(): Promise<OpenChannel | undefined> {
    try {
      return await this.store.open('email')
    } catch (error) {
      if (!(error instanceof SecretUnreadable)) throw error
      await this.store.noteFault('email', { code: 'secret', message: error.message })
      return undefined
    }
  }

  /** Reads until the connection ends. */
  private async read(
    access: MailboxAccess,
    cursor: MailboxCursor,
    open: OpenEmail,
    bell: MailBell,
  ): Promise<void> {
    // Few shops read a mailbox; what it takes is loaded for those.
    const { ImapSession } = await import('./imap-session.js')
    const session = new ImapSession(access, { mail: bell.ring, end: bell.end })
    bell.closes(() => session.close())
    try {
      const opened = await session.open()
      const { uidValidity } = opened
      let lastUid = await this.reading.begin(cursor, opened, session, open)
      await this.store.noteWell('email')
      while (!bell.hasEnded) {
        const heard = bell.rings
        lastUid = await this.reading.readOn(cursor.mailbox, { uidValidity, lastUid }, session, open)
        this.failures = 0
        await bell.next(heard)
      }
      throw bell.failure ?? new Error('The mail server has closed the connection.')
    } finally {
      session.close()
    }
  }

  private async handleFailure(error: unknown, access: MailboxAccess): Promise<void> {
    if (this.stopped) return
    this.failures += 1
    const pause = Math.min(longestPause, shortestPause * 2 ** Math.min(this.failures, 10))
    this.notBefore = performance.now() + pause
    const { code, message } = imapFault(error, access)
    this.logger.warn({ error }, 'The mailbox could not be read; trying again.')
    await this.store.noteFault('email', { code, message })
  }
}

function accessOf(channel: OpenChannel | undefined): MailboxAccess | undefined {
  const password = channel?.secrets.get('password')
  const settings = emailSettingsSchema.safeParse(channel?.settings).data
  if (settings === undefined || password === undefined || settings.receiveBy !== 'imap') return undefined
  return settings.imap === null ? undefined : { ...settings.imap, password }
}
