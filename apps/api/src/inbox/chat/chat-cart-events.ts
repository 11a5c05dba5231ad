import { type CartPieces, type ConversationId, cartEvent } from '@counterflow/core'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { asc, inArray } from 'drizzle-orm'
import { ChatCarts } from '../../commerce/commerce.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog, type RecordedEvent } from '../../platform/events/event-log.js'
import { conversations } from '../conversations/conversation.table.js'
import { Conversations } from '../conversations/conversations.js'
import type { ChatSession } from './chat-session.table.js'

/**
 * Tells conversations what happens to the cart of who writes: a line for staff where something was put in or taken out
 * (R2), and whose it is once it was ordered.
 */
@Injectable()
export class ChatCartEvents implements OnModuleInit {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(ChatCarts) private readonly carts: ChatCarts,
    @Inject(Conversations) private readonly conversations: Conversations,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    // In the same transaction: what is in the cart is in the conversation, or neither is.
    this.events.react(async (transaction, events) => {
      if (!events.some(({ subjectType }) => subjectType === 'cart')) return
      await this.tellChanges(transaction, events)
      await this.tellOwners(transaction, events)
    })
  }

  /**
   * From now on a cart is that of the chat. One that was made while they wrote is told as it was filled.
   * @throws Problem `not-found`.
   */
  async link({ conversationId, beganAt }: ChatSession, cartToken: string, cartId: string): Promise<void> {
    await this.transactions.run(async (transaction) => {
      // The cart before the conversation, as everywhere: who changes one never waits for who holds the other.
      const filled = await this.carts.filledSince(transaction, cartToken, beganAt)
      await this.conversations.link(transaction, conversationId, { cartId })
      for (const pieces of filled) await this.tell(transaction, conversationId, pieces)
    })
  }

  /** Another code applies to the cart: those who look at the conversation see another cart. */
  async discounted({ conversationId }: ChatSession): Promise<void> {
    await this.transactions.run((transaction) => this.conversations.link(transaction, conversationId, {}))
  }

  private async tell(
    transaction: Transaction,
    conversationId: ConversationId,
    pieces: CartPieces,
  ): Promise<void> {
    const told = cartEvent(pieces)
    if (told === null) return
    const content = { type: 'cart' as const, ...told }
    await this.conversations.record(transaction, { conversationId, content, at: this.clock() })
  }

  private async tellChanges(transaction: Transaction, events: readonly RecordedEvent[]): Promise<void> {
    const talks = await this.talksAbout(
      transaction,
      events.map(({ subjectId }) => subjectId),
    )
    if (talks.length === 0) return
    for (const change of await this.carts.changesIn(transaction, events)) {
      for (const { id, cartId } of talks)
        if (cartId === change.cartId) await this.tell(transaction, id, change)
    }
  }

  private async tellOwners(transaction: Transaction, events: readonly RecordedEvent[]): Promise<void> {
    const owners = await this.carts.ownersIn(transaction, events)
    const talks = await this.talksAbout(
      transaction,
      owners.map(({ cartId }) => cartId),
    )
    for (const { id, cartId, customerId: known } of talks) {
      const customerId = owners.find((owner) => owner.cartId === cartId)?.customerId
      // Staff may have said who it is; an order that is placed for somebody else does not change that.
      if (known !== null || customerId === undefined) continue
      await this.conversations.link(transaction, id, { customerId })
    }
  }

  /** In one order, so that two carts that change at once never wait for each other. */
  private async talksAbout(transaction: Transaction, cartIds: readonly string[]) {
    if (cartIds.length === 0) return []
    const { id, cartId, customerId } = conversations
    return transaction
      .select({ id, cartId, customerId })
      .from(conversations)
      .where(inArray(cartId, [...new Set(cartIds)]))
      .orderBy(asc(id))
  }
}
