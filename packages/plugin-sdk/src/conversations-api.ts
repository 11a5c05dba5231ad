import type { ConversationSnapshot, SharingOut } from '@counterflow/core'

/** Somebody who looks after a conversation. */
export interface ConversationAssignee {
  readonly staffId: string
  readonly name: string
}

/**
 * What a plugin can do in the conversations with customers. Every change is made once for a step, however often it is
 * attempted. A conversation that does not exist fails with `not_found`.
 */
export interface ConversationsApi {
  /** The conversation as it is now. */
  get(conversationId: string): Promise<ConversationSnapshot>
  /**
   * Answers the customer by the channel that they wrote by. Null, and nothing is sent, where their last message came
   * from a machine, such as an absence note. Fails with `channel_missing` and with what the channel objects.
   */
  reply(conversationId: string, text: string): Promise<{ entryId: string | null }>
  /** The same with the code of a discount, for the cart. Fails with `discount_not_usable` for one that has ended. */
  sendDiscount(conversationId: string, discountId: string, text?: string): Promise<{ entryId: string | null }>
  /** Writes a note that only the shop's own people see. */
  addNote(conversationId: string, text: string): Promise<{ entryId: string }>
  /** Gives it to a member of staff. Fails with `not_assignable` for one who may not answer customers. */
  assign(conversationId: string, staffId: string): Promise<ConversationAssignee>
  /**
   * Gives it to whose turn it is, among those of `among` who may answer customers, or among all who may; one that
   * somebody looks after already stays theirs. Fails with `not_assignable` where nobody may.
   * @param among ids of staff; none: everybody who may answer
   */
  shareOut(conversationId: string, way: SharingOut, among?: readonly string[]): Promise<ConversationAssignee>
  /** Closes it; the customer's next message opens it again. */
  close(conversationId: string): Promise<{ state: 'closed' }>
  /** Puts it off for so many minutes, or until the customer writes. */
  snooze(conversationId: string, minutes: number): Promise<{ snoozedUntil: string }>
  /** Adds tags that it does not have yet; answers all that it has then. */
  addTags(conversationId: string, tags: readonly string[]): Promise<{ tags: readonly string[] }>
  /** Takes tags away; answers those that are left. */
  removeTags(conversationId: string, tags: readonly string[]): Promise<{ tags: readonly string[] }>
}
