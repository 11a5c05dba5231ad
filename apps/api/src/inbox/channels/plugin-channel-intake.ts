import type { MessageReceipt, ReceivedMessage } from '@counterflow/plugin-sdk'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, inArray, lte } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { PluginChannels } from '../../plugins/plugins.public.js'
import { conversations } from '../conversations/conversation.table.js'
import { Conversations } from '../conversations/conversations.js'
import { Entries } from '../entries/entries.js'
import { conversationEntries } from '../entries/entry.table.js'
import type { OpenChannel } from './channel-store.js'
import { EchoedMessages } from './echoed-messages.js'
import { accessTo } from './plugin-channel-access.js'

const longestIntake = 20_000

/** Takes in what the channels of plugins have read. */
@Injectable()
export class PluginChannelIntake {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Conversations) private readonly conversations: Conversations,
    @Inject(Entries) private readonly entries: Entries,
    @Inject(EchoedMessages) private readonly echoes: EchoedMessages,
    @Inject(PluginChannels) private readonly plugins: PluginChannels,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Each once, however often the service delivers it. @throws Problem `too-many-messages` */
  async take(
    channel: OpenChannel,
    { messages, receipts }: { messages: readonly ReceivedMessage[]; receipts: readonly MessageReceipt[] },
  ): Promise<void> {
    for (const message of messages) await this.takeMessage(channel, message)
    for (const receipt of receipts) await this.takeReceipt(channel.id, receipt)
  }

  private async takeMessage(channel: OpenChannel, message: ReceivedMessage): Promise<void> {
    const name = await this.nameOf(channel, message)
    await this.transactions.run(async (transaction) => {
      // A message that the service says was written later than now would stay the last one for ever.
      const now = this.clock()
      const at = new Date(Math.min(Date.parse(message.at), now.getTime()))
      const conversationId = await this.conversations.begin(transaction, {
        channel: channel.id,
        threadKey: message.thread,
        name,
        email: message.email ?? null,
        language: null,
        at,
      })
      const { id, text } = message
      if (message.by === 'shop') {
        const author = this.plugins.find(channel.id)?.title.en ?? channel.id
        return this.echoes.add(transaction, { conversationId, text, externalId: id, at, author })
      }
      const content = { type: 'text', text } as const
      await this.conversations.receive(transaction, {
        conversationId,
        content,
        clientKey: id,
        externalId: id,
        at,
      })
    })
  }

  /** Who writes; asked of the service only for somebody new. */
  private async nameOf(channel: OpenChannel, { thread, name }: ReceivedMessage): Promise<string> {
    const [known] = await this.database
      .select({ name: conversations.name })
      .from(conversations)
      .where(and(eq(conversations.channel, channel.id), eq(conversations.threadKey, thread)))
    if (known !== undefined) return known.name
    const access = accessTo(channel, AbortSignal.timeout(longestIntake))
    return name || (await this.plugins.nameOf(access, thread)) || thread.slice(-6)
  }

  private async takeReceipt(channel: string, { thread, ids, until, state }: MessageReceipt): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const [conversation] = await transaction
        .select({ id: conversations.id })
        .from(conversations)
        .where(and(eq(conversations.channel, channel), eq(conversations.threadKey, thread)))
      if (conversation === undefined) return
      const meant =
        ids.length > 0
          ? inArray(conversationEntries.externalId, ids)
          : lte(conversationEntries.at, new Date(until))
      const sent = await transaction
        .select({ id: conversationEntries.id })
        .from(conversationEntries)
        .where(
          and(
            eq(conversationEntries.conversationId, conversation.id),
            eq(conversationEntries.kind, 'message'),
            inArray(conversationEntries.authorType, ['staff', 'workflow']),
            inArray(conversationEntries.state, state === 'read' ? ['sent', 'delivered'] : ['sent']),
            meant,
          ),
        )
      for (const { id } of sent) await this.entries.settle(transaction, { entryId: id, state })
    })
  }
}
