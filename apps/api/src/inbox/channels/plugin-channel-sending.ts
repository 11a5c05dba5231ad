import type { ConversationEntry } from '@counterflow/core'
import { ActionError } from '@counterflow/plugin-sdk'
import type { ChannelManifest } from '@counterflow/plugin-sdk/manifest'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { SETTINGS, type Settings } from '../../platform/config/settings.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { PluginChannels } from '../../plugins/plugins.public.js'
import type { StoredConversation } from '../conversations/conversation.table.js'
import { lastCustomerMessage } from '../entries/last-customer-message.js'
import { ChannelDirectory, type ChannelReceipt, ChannelRefusal } from './channel-directory.js'
import { ChannelStore } from './channel-store.js'
import { plainWords } from './plain-words.js'
import { accessTo } from './plugin-channel-access.js'

/** Lets conversations be answered by the channels of plugins. */
@Injectable()
export class PluginChannelSending implements OnModuleInit {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(ChannelDirectory) private readonly directory: ChannelDirectory,
    @Inject(ChannelStore) private readonly store: ChannelStore,
    @Inject(PluginChannels) private readonly plugins: PluginChannels,
  ) {}

  onModuleInit(): void {
    for (const manifest of this.plugins.all()) {
      this.directory.register({
        id: manifest.id,
        title: manifest.title,
        send: (entry, conversation, signal) => this.send(manifest, entry, conversation, signal),
        canReply: (conversation, now) => this.objection(manifest, conversation, now),
      })
    }
  }

  private async send(
    { id, title, limits }: ChannelManifest,
    entry: ConversationEntry,
    conversation: StoredConversation,
    signal: AbortSignal,
  ): Promise<ChannelReceipt> {
    const channel = await this.store.open(id)
    if (channel === undefined) throw new ChannelRefusal(`${title.en} is off. Turn it on in the settings.`)
    const text = plainWords(
      entry.content,
      conversation.language,
      (path) => new URL(path, this.settings.publicUrl).href,
    )
    if (text === '') throw new ChannelRefusal(`${title.en} takes texts only.`)
    if ([...text].length > limits.mostCharacters) {
      throw new ChannelRefusal(
        `${title.en} takes ${limits.mostCharacters} characters at most. Send it in two messages.`,
      )
    }
    const last = await lastCustomerMessage(this.database, conversation.id)
    try {
      const { externalId } = await this.plugins.send(accessTo(channel, signal), {
        thread: conversation.threadKey,
        text,
        lastCustomerAt: last?.at.toISOString() ?? null,
        idempotencyKey: entry.id,
      })
      await this.store.noteWell(id)
      return { externalId: externalId ?? undefined }
    } catch (error) {
      if (!(error instanceof ActionError)) throw error
      if (error.retry) throw error
      // It is the shop's to mend, and stands in the settings until it is.
      if (error.code === 'token_invalid') await this.store.noteFault(id, error)
      throw new ChannelRefusal(error.message)
    }
  }

  private async objection(
    { id, title }: ChannelManifest,
    conversation: StoredConversation,
    now: Date,
  ): Promise<Problem | null> {
    const last = await lastCustomerMessage(this.database, conversation.id)
    const refusal = await this.plugins.refusal(id, { lastCustomerAt: last?.at.toISOString() ?? null, now })
    if (refusal === null) return null
    return new Problem({
      type: 'channel-refuses',
      status: 409,
      title: `${title.en} takes no answer now`,
      detail: refusal.message.en,
      fix: refusal.message.en,
      extra: { code: refusal.code, message: refusal.message },
    })
  }
}
