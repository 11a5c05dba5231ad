import type { ConversationId, ConversationState, StaffId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import type { Actor } from '../../platform/http/actor.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { ConversationChanges, type ConversationWish } from './conversation-changes.js'

/** What is done with each of several conversations. */
export type ConversationDeed =
  | { readonly kind: 'set_state'; readonly state: ConversationState }
  | { readonly kind: 'assign'; readonly staffId: StaffId | null }
  | { readonly kind: 'snooze'; readonly until: string | null }
  | { readonly kind: 'set_unread'; readonly unread: boolean }
  | { readonly kind: 'add_tags'; readonly tags: readonly string[] }
  | { readonly kind: 'remove_tags'; readonly tags: readonly string[] }

/** What could not be done with one of them. */
export interface ConversationFailure {
  readonly conversationId: ConversationId
  readonly type: string
  readonly detail: string
}

/** Does one thing with several conversations; one with which it is impossible keeps no other from being done. */
@Injectable()
export class ConversationBulk {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ConversationChanges) private readonly changes: ConversationChanges,
  ) {}

  /** One after the other, each by itself: done again, it changes nothing more. */
  async apply(
    ids: readonly ConversationId[],
    deed: ConversationDeed,
    actor: Actor,
  ): Promise<{ done: number; failures: ConversationFailure[] }> {
    const failures: ConversationFailure[] = []
    const each = [...new Set(ids)]
    for (const conversationId of each) {
      try {
        await this.transactions.run((transaction) => this.one(transaction, { conversationId, actor }, deed))
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        failures.push({ conversationId, type: error.type, detail: error.message })
      }
    }
    return { done: each.length - failures.length, failures }
  }

  private one(transaction: Transaction, wish: ConversationWish, deed: ConversationDeed): Promise<void> {
    switch (deed.kind) {
      case 'set_state':
        return this.changes.setState(transaction, { ...wish, state: deed.state })
      case 'assign':
        return this.changes.assign(transaction, { ...wish, staffId: deed.staffId })
      case 'snooze':
        return this.changes.snooze(transaction, {
          ...wish,
          until: deed.until === null ? null : new Date(deed.until),
        })
      case 'set_unread':
        return deed.unread
          ? this.changes.markUnread(transaction, wish)
          : this.changes.markRead(transaction, wish)
      case 'add_tags':
        return this.changes.addTags(transaction, { ...wish, tags: deed.tags })
      case 'remove_tags':
        return this.changes.removeTags(transaction, { ...wish, tags: deed.tags })
    }
  }
}
