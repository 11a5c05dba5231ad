import type { ConversationEntry, LocalizedText } from '@counterflow/core'
import { Injectable } from '@nestjs/common'
import type { Problem } from '../../platform/http/problems/problem.js'
import type { StoredConversation } from '../conversations/conversation.table.js'

/** What became of a message that was handed to a channel. */
export interface ChannelReceipt {
  /** What the other side calls it: a Message-ID, say. News of the message is found by it. */
  readonly externalId?: string | undefined
}

/** That a message cannot be sent, now or by trying again: the customer has blocked the shop, say. */
export class ChannelRefusal extends Error {
  override readonly name = 'ChannelRefusal'
}

/** A way by which customers write to the shop and are answered. */
export interface Channel {
  /** What conversations name it by: `chat`, `email`, `messenger`. */
  readonly id: string
  readonly title: LocalizedText
  /**
   * Brings a message of the shop to the customer. It may be called again for the same entry, after a crash or when it
   * took too long: take `entry.id` as the idempotency key.
   * @throws ChannelRefusal when trying again is of no use; anything else is tried again, later and later.
   */
  readonly send: (
    entry: ConversationEntry,
    conversation: StoredConversation,
    signal: AbortSignal,
  ) => Promise<ChannelReceipt>
  /** Whether what the customer does not see there, since they have left, follows them by mail. */
  readonly followsByMail?: () => Promise<boolean>
  /** Why nothing can be sent at this moment; null where it can. */
  readonly canReply?: (
    conversation: StoredConversation,
    now: Date,
  ) => Promise<Problem | null> | Problem | null
}

/** Knows the channels of this shop, without knowing how any of them works. */
@Injectable()
export class ChannelDirectory {
  private readonly channels = new Map<string, Channel>()

  /** Adds a channel, or takes the place of the one with the same id. Call it while the application starts. */
  register(channel: Channel): void {
    this.channels.set(channel.id, channel)
  }

  /** Takes a channel away again, such as that of a plugin that was removed. */
  unregister(id: string): void {
    this.channels.delete(id)
  }

  find(id: string): Channel | undefined {
    return this.channels.get(id)
  }

  all(): readonly Channel[] {
    return [...this.channels.values()]
  }
}
