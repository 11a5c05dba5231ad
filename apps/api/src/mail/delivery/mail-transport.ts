import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { SETTINGS, type Settings } from '../../platform/config/settings.js'

/** A mail on its way out. */
export interface OutgoingMail {
  /** The same for every attempt, so that a reader's program can tell a repeated mail from a new one. */
  readonly id: string
  readonly fromName: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
}

/**
 * What came of an attempt. `refused`: the server will never take it; `unavailable`: another attempt may succeed.
 * A mail that was taken for some of its addresses only is `sent`, with those that it was `refusedFor`.
 */
export type DeliveryOutcome =
  | { readonly kind: 'sent'; readonly refusedFor: readonly string[] }
  | { readonly kind: 'refused' | 'unavailable'; readonly detail: string }

const connectionTimeout = 10_000
const silenceTimeout = 20_000
/** From here on SMTP says no for good (RFC 5321, 4.2.1). */
const permanent = 500

const answerSchema = z.object({
  rejected: z.array(
    z.union([z.string(), z.object({ address: z.string() }).transform(({ address }) => address)]),
  ),
})
const smtpErrorSchema = z.object({ message: z.string(), responseCode: z.number().optional() })

/** Hands mails to the mail server of the operator's choice, if there is one. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private readonly transport: ReturnType<typeof createTransport> | undefined

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    const { mail } = settings
    if (mail === undefined) return
    this.transport = createTransport({
      url: mail.smtpUrl,
      connectionTimeout,
      greetingTimeout: connectionTimeout,
      socketTimeout: silenceTimeout,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }

  /** Whether there is a mail server; without one, mails are kept in the mailbox. */
  get exists(): boolean {
    return this.transport !== undefined
  }

  async deliver(mail: OutgoingMail): Promise<DeliveryOutcome> {
    const { transport } = this
    const from = this.settings.mail?.from
    if (transport === undefined || from === undefined) {
      return { kind: 'unavailable', detail: 'No mail server is set up.' }
    }
    try {
      const answer = await transport.sendMail({
        messageId: `<${mail.id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
        from: { name: mail.fromName, address: from },
        to: [...mail.to],
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      return { kind: 'sent', refusedFor: answerSchema.parse(answer).rejected }
    } catch (error) {
      const known = smtpErrorSchema.safeParse(error)
      const detail = known.success ? known.data.message : String(error)
      const code = known.success ? known.data.responseCode : undefined
      return { kind: code !== undefined && code >= permanent ? 'refused' : 'unavailable', detail }
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close()
  }
}
