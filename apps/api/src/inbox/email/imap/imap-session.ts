import type { EmailSettings } from '@counterflow/core'
import { type FetchMessageObject, ImapFlow } from 'imapflow'

/** A mailbox and how to sign in to it. */
export type MailboxAccess = NonNullable<EmailSettings['imap']> & { readonly password: string }

/** A mail in a mailbox. */
export interface MailboxMail {
  readonly uid: number
  /** In bytes. */
  readonly size: number
}

const connecting = 20_000
/** So soon after reading it listens again. */
const idleDelay = 200
/** Mail servers end an IDLE after half an hour. */
const longestIdle = 5 * 60_000

const isThisMachine = (host: string) => /^(localhost|127\.\d+\.\d+\.\d+|::1)$/i.test(host)

/** One connection to a mailbox, which is only read: nothing in it is marked, moved or deleted. */
export class ImapSession {
  private readonly client: ImapFlow

  /** @param news called when there may be new mail, and once when the connection ends */
  constructor(
    private readonly access: MailboxAccess,
    news: { readonly mail: () => void; readonly end: (error: unknown) => void },
  ) {
    const { host, port, secure, user, password: pass } = access
    this.client = new ImapFlow({
      host,
      port,
      secure,
      // A password does not go over a network in the open.
      ...(secure || isThisMachine(host) ? {} : { doSTARTTLS: true }),
      auth: { user, pass },
      logger: false,
      maxIdleTime: longestIdle,
      autoIdleDelay: idleDelay,
      connectionTimeout: connecting,
      greetingTimeout: connecting,
    })
    let failure: unknown
    this.client.on('error', (error: unknown) => {
      failure = error
    })
    this.client.once('close', () => news.end(failure))
    this.client.on('exists', () => news.mail())
  }

  /** Signs in and opens the folder. @throws ImapFlowError */
  async open(): Promise<{ readonly uidValidity: number; readonly uidNext: number; readonly mails: number }> {
    await this.client.connect()
    const { uidValidity, uidNext, exists } = await this.client.mailboxOpen(this.access.folder, {
      readOnly: true,
    })
    return { uidValidity: Number(uidValidity), uidNext, mails: exists }
  }

  /** The mails after `uid`, the oldest first. */
  async after(uid: number): Promise<MailboxMail[]> {
    return this.list(`${uid + 1}:*`, uid)
  }

  /** The mails that came since a day. */
  async since(day: Date): Promise<MailboxMail[]> {
    const found = await this.client.search({ since: day }, { uid: true })
    if (!found || found.length === 0) return []
    return this.list(found.join(','), 0)
  }

  /** A mail as it was sent; undefined when somebody has deleted it meanwhile. */
  async source(uid: number): Promise<Buffer | undefined> {
    const found = await this.client.fetchOne(`${uid}`, { source: true }, { uid: true })
    return found === false ? undefined : found.source
  }

  close(): void {
    this.client.close()
  }

  /** `5:*` means the last one as well where there is none after it. */
  private async list(range: string, after: number): Promise<MailboxMail[]> {
    const found: FetchMessageObject[] = []
    for await (const one of this.client.fetch(range, { uid: true, size: true }, { uid: true }))
      found.push(one)
    return found
      .filter(({ uid }) => uid > after)
      .map(({ uid, size = 0 }) => ({ uid, size }))
      .sort((left, right) => left.uid - right.uid)
  }
}
