import { type ConversationId, type CustomerId, customerIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { CartGlances, CustomerPapers, CustomerProfile, OrderList } from '../../commerce/commerce.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { conversations } from '../conversations/conversation.table.js'
import { unknownConversation } from '../conversations/conversation-problems.js'
import type { panelRoutes } from './panel.contract.js'

type Panel = RouteOutput<typeof panelRoutes.get>

const mostNotes = 3
const mostOrders = 5
const recentDays = 60
const day = 24 * 3_600_000

/** Reads who the customer of a conversation is (R45 to R59). */
@Injectable()
export class ConversationPanel {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CustomerProfile) private readonly profile: CustomerProfile,
    @Inject(CustomerPapers) private readonly papers: CustomerPapers,
    @Inject(OrderList) private readonly orders: OrderList,
    @Inject(CartGlances) private readonly carts: CartGlances,
  ) {}

  /** @throws Problem `not-found`. */
  async read(conversationId: ConversationId): Promise<Panel> {
    const [conversation] = await this.database
      .select({ customerId: conversations.customerId, cartId: conversations.cartId })
      .from(conversations)
      .where(eq(conversations.id, conversationId))
    if (conversation === undefined) throw unknownConversation()
    const { customerId, cartId } = conversation
    const cart = cartId === null ? null : this.carts.read(cartId)
    if (customerId === null) {
      const nothing = { items: [], more: false }
      return { customer: null, notes: nothing, orders: nothing, cart: await cart }
    }
    // The one that they were merged into has the notes and the orders.
    const customer = await this.profile.read(customerId)
    const presentId = customerIdSchema.parse(customer.id)
    const [notes, orders] = await Promise.all([
      this.papers.notes(presentId, { limit: mostNotes }),
      this.recentOrders(presentId),
    ])
    return {
      customer,
      notes: { items: notes.items, more: notes.nextCursor !== null },
      orders: { items: orders.items, more: customer.orderCount > orders.items.length },
      cart: await cart,
    }
  }

  private async recentOrders(customerId: CustomerId) {
    const placedFrom = new Date(this.clock().getTime() - recentDays * day).toISOString()
    const asked = { customerId, sort: 'placed_desc', limit: mostOrders } as const
    const recent = await this.orders.page({ ...asked, placedFrom })
    return recent.items.length > 0 ? recent : this.orders.page({ ...asked, limit: 1 })
  }
}
