import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import {
  type ConversationId,
  conversationIdSchema,
  type EmailSettings,
  emailSettingsSchema,
  replyAddress,
  replyTokensIn,
  writeReplyToken,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { SecretBox } from '../../platform/secrets/secret-box.js'
import { channels } from '../channels/channel.table.js'
import { ChannelStore, channelSecretPlace, type OpenChannel } from '../channels/channel-store.js'

/** The e-mail of the shop, set up and on. */
export interface OpenEmail {
  readonly settings: EmailSettings
  /** The secret that the addresses of answers are sealed with. */
  readonly seal: string
}

const sealName = 'replies'

/** Knows how e-mail is set up, and the addresses by which answers find their conversation. */
@Injectable()
export class EmailChannel {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SecretBox) private readonly secrets: SecretBox,
    @Inject(ChannelStore) private readonly store: ChannelStore,
  ) {}

  /** Undefined while it is off. */
  async open(channel?: OpenChannel): Promise<OpenEmail | undefined> {
    const open = channel ?? (await this.store.open('email'))
    if (open === undefined) return undefined
    const settings = emailSettingsSchema.parse(open.settings)
    return { settings, seal: open.secrets.get(sealName) ?? (await this.makeSeal()) }
  }

  /** Where an answer to a mail about `conversationId` goes. */
  answerAddress({ settings, seal }: OpenEmail, conversationId: ConversationId): string {
    const { address, subAddressing } = settings
    if (!subAddressing) return address
    const token = writeReplyToken({ conversationId, seal: sealOf(seal, conversationId) })
    return replyAddress(address, token) ?? address
  }

  /** The conversation that an address of ours stands for; undefined where nobody sealed it. */
  conversationOf({ settings, seal }: OpenEmail, recipients: readonly string[]): ConversationId | undefined {
    for (const token of replyTokensIn(recipients, settings.address)) {
      const expected = Buffer.from(sealOf(seal, token.conversationId))
      const id = conversationIdSchema.safeParse(token.conversationId)
      if (id.success && timingSafeEqual(Buffer.from(token.seal), expected)) return id.data
    }
    return undefined
  }

  /** Made once, by whoever needs it first; it stays as long as the shop does. */
  private async makeSeal(): Promise<string> {
    const place = channelSecretPlace('email', sealName)
    const made = this.secrets.seal(randomBytes(32).toString('base64url'), place)
    await this.database
      .update(channels)
      .set({ secrets: sql`jsonb_build_object(${sealName}::text, ${made}::text) || ${channels.secrets}` })
      .where(sql`${channels.id} = 'email'`)
    const row = await this.store.row('email')
    const kept = row.secrets[sealName]
    if (kept === undefined) throw new Error('The seal of the addresses was not kept.')
    return this.secrets.open(kept, place)
  }
}

const sealOf = (seal: string, conversationId: string) =>
  createHmac('sha256', seal).update(conversationId).digest('hex').slice(0, 16)
