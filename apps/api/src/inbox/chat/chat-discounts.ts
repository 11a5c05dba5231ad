import type { EntryId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { ChatCarts, type CodeOutcome } from '../../commerce/commerce.public.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { conversations } from '../conversations/conversation.table.js'
import { conversationEntries } from '../entries/entry.table.js'
import type { TakenDiscount } from './chat.contract.js'
import { ChatCartEvents } from './chat-cart-events.js'
import { unknownShare } from './chat-problems.js'
import { type ChatSession, chatSessions } from './chat-session.table.js'

/** The discount codes of a chat, and the cart that they are for (R22, R26). */
@Injectable()
export class ChatDiscounts {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ChatCartEvents) private readonly cartEvents: ChatCartEvents,
    @Inject(ChatCarts) private readonly carts: ChatCarts,
  ) {}

  /**
   * Takes a code that was shared: it is kept, and applies to the cart if it can.
   * @throws Problem `not-found` where the entry shares none.
   */
  async take(session: ChatSession, entryId: EntryId): Promise<TakenDiscount> {
    const code = await this.sharedBy(session, entryId)
    const { codes, conversationId } = chatSessions
    await this.database
      .update(chatSessions)
      .set({ codes: sql`array_append(array_remove(${codes}, ${code}), ${code})` })
      .where(eq(conversationId, session.conversationId))
    const cartId = await this.cartOf(session)
    const outcome = cartId === null ? null : await this.carts.apply(cartId, code)
    if (outcome?.applied === true) await this.cartEvents.discounted(session)
    return this.outcome(code, outcome)
  }

  /**
   * Says which cart is the visitor's; what was taken before applies to it.
   * @throws Problem `not-found` where there is no such cart.
   */
  async link(session: ChatSession, cartToken: string): Promise<TakenDiscount[]> {
    const cartId = await this.carts.idOf(cartToken)
    if ((await this.cartOf(session)) !== cartId) await this.cartEvents.link(session, cartToken, cartId)
    const outcomes: TakenDiscount[] = []
    for (const code of session.codes) {
      outcomes.push(this.outcome(code, await this.carts.apply(cartId, code)))
    }
    return outcomes
  }

  private outcome(code: string, outcome: CodeOutcome | null): TakenDiscount {
    const { applied, reason } = outcome ?? { applied: false, reason: null }
    const document = reason?.document('')
    return {
      code,
      applied,
      reason:
        reason === null
          ? null
          : { type: reason.type, detail: document?.detail ?? '', fix: document?.fix ?? '' },
    }
  }

  private async sharedBy({ conversationId }: ChatSession, entryId: EntryId): Promise<string> {
    const [entry] = await this.database
      .select({ content: conversationEntries.content })
      .from(conversationEntries)
      .where(
        and(
          eq(conversationEntries.id, entryId),
          eq(conversationEntries.conversationId, conversationId),
          eq(conversationEntries.kind, 'message'),
          inArray(conversationEntries.state, ['sent', 'failed', 'delivered', 'read']),
        ),
      )
    if (entry?.content.type !== 'discount') throw unknownShare()
    return entry.content.code
  }

  private async cartOf({ conversationId }: ChatSession): Promise<string | null> {
    const [found] = await this.database
      .select({ cartId: conversations.cartId })
      .from(conversations)
      .where(eq(conversations.id, conversationId))
    return found?.cartId ?? null
  }
}
