import {
  type ConsentChannel,
  type CustomerId,
  consentChannelSchema,
  customerIdSchema,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { SETTINGS, type Settings } from '../../../platform/config/settings.js'
import { SecretBox, SecretUnreadable } from '../../../platform/secrets/secret-box.js'

/** Whom a link lets unsubscribe, and from what. */
export interface Unsubscription {
  readonly customerId: CustomerId
  readonly channel: ConsentChannel
}

const place = 'unsubscribe-link'

/** Makes and reads the links by which people unsubscribe without signing in. They tell nothing and never expire. */
@Injectable()
export class UnsubscribeLinks {
  constructor(
    @Inject(SecretBox) private readonly box: SecretBox,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The address of the page, for a mail or a message. */
  urlFor({ customerId, channel }: Unsubscription): string {
    const token = this.box.seal(`${channel}/${customerId}`, place)
    return `${this.settings.publicUrl}/hooks/unsubscribe/${token}`
  }

  /** What a mail to the customer needs in its head, so that their mail program offers it in one click (RFC 8058). */
  headersFor(unsubscription: Unsubscription): Readonly<Record<string, string>> {
    return {
      'List-Unsubscribe': `<${this.urlFor(unsubscription)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }
  }

  /** What a link stands for; undefined for a token that this shop did not make. */
  read(token: string): Unsubscription | undefined {
    try {
      const [channel, customerId] = this.box.open(token, place).split('/')
      const parsed = {
        channel: consentChannelSchema.safeParse(channel),
        customerId: customerIdSchema.safeParse(customerId),
      }
      if (!parsed.channel.success || !parsed.customerId.success) return undefined
      return { channel: parsed.channel.data, customerId: parsed.customerId.data }
    } catch (error) {
      if (error instanceof SecretUnreadable) return undefined
      throw error
    }
  }
}
