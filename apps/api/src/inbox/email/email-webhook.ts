import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { Inject, Injectable } from '@nestjs/common'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { unreadableDelivery, unsignedDelivery } from '../channels/channel-problems.js'
import { ChannelStore, type OpenChannel } from '../channels/channel-store.js'
import { EmailChannel } from './email-channel.js'
import { MailIntake } from './mail-intake.js'
import { parseMail } from './parsed-mail.js'

const header = 'x-counterflow-signature'
/** In seconds. */
const tolerance = 300

/**
 * Takes mails that a mail service posts as they are, signed: `X-Counterflow-Signature: t=<seconds>,v1=<hex>`, the
 * HMAC-SHA256 of `<seconds>.<body>` under the channel's signing secret.
 */
@Injectable()
export class EmailWebhook {
  constructor(
    @Inject(EmailChannel) private readonly email: EmailChannel,
    @Inject(MailIntake) private readonly intake: MailIntake,
    @Inject(ChannelStore) private readonly store: ChannelStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Problem `channel-signature`, `channel-delivery` */
  async receive(channel: OpenChannel, headers: IncomingHttpHeaders, body: Buffer): Promise<void> {
    const secret = channel.secrets.get('webhook')
    const given = headers[header]
    if (secret === undefined || typeof given !== 'string' || !this.isSigned(secret, given, body)) {
      throw unsignedDelivery(header)
    }
    const open = await this.email.open(channel)
    if (open === undefined) return
    const mail = await parseMail(body).catch(() => undefined)
    if (mail === undefined || (mail.from === '' && mail.text === '')) {
      throw unreadableDelivery('The body is no mail in the form of RFC 5322.')
    }
    await this.intake.take(open, mail)
    await this.store.noteReceived('email')
  }

  private isSigned(secret: string, given: string, body: Buffer): boolean {
    const parts = given.split(',').map((part) => part.trim())
    const time = parts.find((part) => part.startsWith('t='))?.slice(2) ?? ''
    const age = Math.abs(this.clock().getTime() / 1_000 - Number(time))
    if (!/^\d{1,12}$/.test(time) || age > tolerance) return false
    const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest()
    return parts
      .filter((part) => part.startsWith('v1='))
      .map((part) => Buffer.from(part.slice(3), 'hex'))
      .some((signature) => signature.length === expected.length && timingSafeEqual(signature, expected))
  }
}
