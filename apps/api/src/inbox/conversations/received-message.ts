import type { ConversationId, EntryContent } from '@counterflow/core'

/** Something that a customer wrote. */
export interface ReceivedMessage {
  readonly conversationId: ConversationId
  readonly content: EntryContent
  /** Made by the sender: sent twice under one key, a message is there once. */
  readonly clientKey: string
  /** What the channel calls it: it is there once in the whole channel. */
  readonly externalId?: string | undefined
  readonly at: Date
  /** Who wrote, where it is not the one the conversation is named after. */
  readonly author?: { readonly name: string } | undefined
}
