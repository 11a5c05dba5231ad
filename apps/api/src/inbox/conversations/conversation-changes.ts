import {
  afterChoice,
  afterSnooze,
  type ConversationId,
  type ConversationState,
  type CustomerId,
  type EntryContent,
  mostConversationTags,
  type StaffId,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { CustomerNames } from '../../commerce/commerce.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import type { Transaction } from '../../platform/database/database.js'
import { noteChange } from '../../platform/deeds/deed-under-way.js'
import type { Actor } from '../../platform/http/actor.js'
import { invalidInput } from '../../platform/http/input/invalid-input.js'
import { entryAuthor } from '../entries/entry-author.js'
import { appendEntry } from '../entries/entry-log.js'
import { conversationAssigned, conversationClosed, conversationReopened } from '../inbox-events.js'
import { Assignees } from './assignees.js'
import type { StoredConversation } from './conversation.table.js'
import { ConversationNews, doerOf } from './conversation-news.js'
import {
  type ConversationChange,
  holdConversation,
  standingOf,
  writeConversation,
} from './conversation-records.js'

/** A change of one conversation, and who wants it. What is so already stays as it is, and tells nobody. */
export interface ConversationWish {
  readonly conversationId: ConversationId
  readonly actor: Actor
}

/** The same for its tags. */
export interface TagWish extends ConversationWish {
  readonly tags: readonly string[]
}

/** Sorts conversations: who looks after them, and which list they are in. Every method throws Problem `not-found`. */
@Injectable()
export class ConversationChanges {
  constructor(
    @Inject(ConversationNews) private readonly news: ConversationNews,
    @Inject(Assignees) private readonly assignees: Assignees,
    @Inject(CustomerNames) private readonly customers: CustomerNames,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Gives it to somebody, or to nobody. @throws Problem `not-assignable`. */
  async assign(
    transaction: Transaction,
    wish: ConversationWish & { staffId: StaffId | null },
  ): Promise<void> {
    const { staffId, actor } = wish
    const held = await holdConversation(transaction, wish.conversationId)
    if (held.assigneeId === staffId) return
    const staffName = staffId === null ? null : (await this.assignees.required(transaction, staffId)).name
    noteChange('assignee', held.assigneeName, staffName)
    const content: EntryContent = { type: 'assigned', staffId, staffName }
    const change = { assigneeId: staffId, assigneeName: staffName }
    const conversation = await this.append(transaction, held, content, actor, change)
    await this.news.tell(transaction, conversationAssigned, conversation, { staffId, by: doerOf(actor) })
  }

  /** Closes or reopens it. */
  async setState(
    transaction: Transaction,
    wish: ConversationWish & { state: ConversationState },
  ): Promise<void> {
    const { state, actor } = wish
    const held = await holdConversation(transaction, wish.conversationId)
    if (held.state === state) return
    noteChange('state', held.state, state)
    const change = afterChoice(standingOf(held), state, this.clock())
    const conversation = await this.append(transaction, held, { type: 'state', state }, actor, change)
    const event = state === 'closed' ? conversationClosed : conversationReopened
    await this.news.tell(transaction, event, conversation, {})
  }

  /** Puts it off until a moment; null: brings it back. @throws Problem `invalid-input` for a moment that has passed. */
  async snooze(transaction: Transaction, wish: ConversationWish & { until: Date | null }): Promise<void> {
    const { until, actor } = wish
    const held = await holdConversation(transaction, wish.conversationId)
    if (held.snoozedUntil?.getTime() === until?.getTime()) return
    if (until !== null && until <= this.clock()) throw alreadyPast()
    noteChange('snoozedUntil', held.snoozedUntil, until)
    const content: EntryContent =
      until === null
        ? { type: 'state', state: 'open' }
        : { type: 'state', state: 'snoozed', until: until.toISOString() }
    const change = afterSnooze(standingOf(held), until)
    const conversation = await this.append(transaction, held, content, actor, change)
    if (held.state === 'closed' && conversation.state === 'open')
      await this.news.tell(transaction, conversationReopened, conversation, {})
    await this.news.changed(transaction, conversation)
  }

  /**
   * Says which customer of the shop it is who writes; null: nobody knows.
   * @throws Problem `unknown-customer`, `customer-erased`.
   */
  async setCustomer(
    transaction: Transaction,
    wish: ConversationWish & { customerId: CustomerId | null },
  ): Promise<void> {
    // The customer before the conversation, as where two customers become one.
    const customer = wish.customerId === null ? null : await this.customers.hold(transaction, wish.customerId)
    const customerId = customer?.id ?? null
    await this.write(transaction, wish, (held) => {
      if (held.customerId === customerId) return undefined
      noteChange('customer', held.customerId, customerId)
      return { customerId }
    })
  }

  /** Replaces its tags. */
  async setTags(transaction: Transaction, wish: TagWish): Promise<void> {
    await this.writeTags(transaction, wish, () => wish.tags)
  }

  /** Adds tags to those that it has. @throws Problem `invalid-input` where it would have too many. */
  async addTags(transaction: Transaction, wish: TagWish): Promise<void> {
    await this.writeTags(transaction, wish, (tags) => [...tags, ...wish.tags])
  }

  async removeTags(transaction: Transaction, wish: TagWish): Promise<void> {
    await this.writeTags(transaction, wish, (tags) => tags.filter((tag) => !wish.tags.includes(tag)))
  }

  async markUnread(transaction: Transaction, wish: ConversationWish): Promise<void> {
    await this.write(transaction, wish, (held) => (held.unread ? undefined : { unread: true }))
  }

  async markRead(transaction: Transaction, wish: ConversationWish): Promise<void> {
    await this.write(transaction, wish, (held) => (held.unread ? { unread: false } : undefined))
  }

  private async writeTags(
    transaction: Transaction,
    wish: ConversationWish,
    decide: (tags: readonly string[]) => readonly string[],
  ): Promise<void> {
    await this.write(transaction, wish, (held) => {
      const tags = [...new Set(decide(held.tags))]
      if (tags.length > mostConversationTags) throw tooManyTags()
      return JSON.stringify(held.tags) === JSON.stringify(tags) ? undefined : { tags }
    })
  }

  private async write(
    transaction: Transaction,
    { conversationId }: ConversationWish,
    decide: (held: StoredConversation) => ConversationChange | undefined,
  ): Promise<void> {
    const held = await holdConversation(transaction, conversationId)
    const change = decide(held)
    if (change === undefined) return
    await this.news.changed(transaction, await writeConversation(transaction, held, change))
  }

  private async append(
    transaction: Transaction,
    held: StoredConversation,
    content: EntryContent,
    actor: Actor,
    change: ConversationChange,
  ): Promise<StoredConversation> {
    const added = { kind: 'event' as const, author: entryAuthor(actor), content, at: this.clock() }
    return (await appendEntry(transaction, held, added, change)).conversation
  }
}

function alreadyPast() {
  const fix = 'Send a moment in the future, or null.'
  return invalidInput([{ path: '/until', message: 'Expected a moment in the future.', fix }])
}

function tooManyTags() {
  const fix = `Keep at most ${mostConversationTags} tags.`
  return invalidInput([{ path: '/tags', message: 'The conversation would have too many tags.', fix }])
}
