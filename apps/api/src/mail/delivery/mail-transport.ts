import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { SecretUnreadable } from '../../platform/secrets/secret-box.js'
import { type MailServer, MailServers } from '../settings/mail-server.js'

/** A mail on its way out. */
export interface OutgoingMail {
  /** The same for every attempt, so that a reader's program can tell a repeated mail from a new one. */
  readonly id: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Of a mail in a conversation, which people write to each other. */
  readonly conversation?: {
    readonly inReplyTo: string | undefined
    readonly references: readonly string[]
    readonly replyTo: string
    /** Whether a program wrote it: others then send no automatic answer. */
    readonly isAutomatic: boolean
  }
}

/**
 * What came of an attempt. `refused`: the server will never take it; `unavailable`: another attempt may succeed.
 * A mail that was taken for some of its addresses only is `sent`, with those that it was `refusedFor`.
 */
export type DeliveryOutcome =
  | { readonly kind: 'sent'; readonly refusedFor: readonly string[]; readonly messageId: string }
  | { readonly kind: 'refused' | 'unavailable'; readonly detail: string }

const connectionTimeout = 10_000
const silenceTimeout = 20_000
/** Letters that follow each other share a connection, with one greeting, one key exchange and one password. */
const mostConnections = 10
/** A server counts its guests: whoever has nothing more to say leaves. */
const idleTimeout = 5_000
/** From here on SMTP says no for good (RFC 5321, 4.2.1). */
const permanent = 500

const answerSchema = z.object({
  rejected: z.array(
    z.union([z.string(), z.object({ address: z.string() }).transform(({ address }) => address)]),
  ),
})
const smtpErrorSchema = z.object({ message: z.string(), responseCode: z.number().optional() })

type Transport = ReturnType<typeof createTransport>

/** Hands mails to the mail server that is in force, if there is one. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private open: { readonly key: string; readonly transport: Transport } | undefined

  constructor(@Inject(MailServers) private readonly servers: MailServers) {}

  /** Whether there is a mail server; without one, mails are kept in the mailbox. */
  async exists(): Promise<boolean> {
    try {
      return (await this.servers.inForce()) !== undefined
    } catch (error) {
      // There is one, whose password cannot be read here: the attempt will say so.
      if (error instanceof SecretUnreadable) return true
      throw error
    }
  }

  async deliver(mail: OutgoingMail): Promise<DeliveryOutcome> {
    try {
      const server = await this.servers.inForce()
      if (server === undefined) return { kind: 'unavailable', detail: 'No mail server is set up.' }
      const { fromAddress, fromName } = server
      const messageId = `${mail.id}@${fromAddress.slice(fromAddress.lastIndexOf('@') + 1)}`
      const answer = await this.transportTo(server).sendMail({
        ...threadOf(mail),
        messageId: `<${messageId}>`,
        from: { name: fromName, address: fromAddress },
        to: [...mail.to],
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
      })
      return { kind: 'sent', refusedFor: answerSchema.parse(answer).rejected, messageId }
    } catch (error) {
      const known = smtpErrorSchema.safeParse(error)
      const detail = known.success ? known.data.message : String(error)
      const code = known.success ? known.data.responseCode : undefined
      return { kind: code !== undefined && code >= permanent ? 'refused' : 'unavailable', detail }
    }
  }

  onApplicationShutdown(): void {
    this.open?.transport.close()
  }

  /** The one that is open, unless the server was changed since. */
  private transportTo({ key, options }: MailServer): Transport {
    if (this.open?.key === key) return this.open.transport
    this.open?.transport.close()
    const transport = createTransport({
      ...options,
      pool: true,
      maxConnections: mostConnections,
      maxRequeues: 1,
      idleTimeout,
      connectionTimeout,
      greetingTimeout: connectionTimeout,
      socketTimeout: silenceTimeout,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    this.open = { key, transport }
    return transport
  }
}

/** What tells mail programs where a mail belongs, and other programs whether they may answer it. */
function threadOf({ conversation }: OutgoingMail) {
  if (conversation === undefined) return { headers: { 'Auto-Submitted': 'auto-generated' } }
  const { inReplyTo, references, replyTo, isAutomatic } = conversation
  return {
    replyTo,
    ...(inReplyTo === undefined ? {} : { inReplyTo: `<${inReplyTo}>` }),
    references: references.map((id) => `<${id}>`),
    headers: isAutomatic ? { 'Auto-Submitted': 'auto-replied' } : {},
  }
}
