import type { Conversation, StaffId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, isNotNull } from 'drizzle-orm'
import { CustomerNames } from '../../commerce/commerce.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { pageFrom, parseCursor } from '../../platform/http/page-cursor.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { conversations, type StoredConversation } from './conversation.table.js'
import { filtered, inView } from './conversation-filters.js'
import { conversationOrders } from './conversation-order.js'
import { ConversationSearch } from './conversation-search.js'
import type { conversationRoutes } from './conversations.contract.js'
import { shownConversation } from './shown-conversation.js'
import { latestShares } from './wordless-messages.js'

type Query = RouteInput<typeof conversationRoutes.list>['query']
type Page = RouteOutput<typeof conversationRoutes.list>

/** Lists conversations. */
@Injectable()
export class ConversationList {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ConversationSearch) private readonly search: ConversationSearch,
    @Inject(CustomerNames) private readonly customers: CustomerNames,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param me whose list `mine` is; null for programs @throws Problem `invalid-cursor`. */
  async page(
    { cursor, limit, sort, view, search = '', ...filters }: Query,
    me: StaffId | null,
  ): Promise<Page> {
    const order = conversationOrders[sort]
    const wanted = and(
      inView(view, me),
      ...filtered(filters),
      sort === 'waiting' ? isNotNull(conversations.waitingSince) : undefined,
      order.after(conversations, parseCursor(cursor)),
    )
    const rows = await this.search.find(search, wanted, order, limit + 1)
    const page = pageFrom(
      rows.map((row) => ({ id: row.id, at: order.key(row), row })),
      limit,
    )
    return { items: await this.show(page.rows.map(({ row }) => row)), nextCursor: page.nextCursor }
  }

  /** Conversations as lists show them, in the given order. */
  async show(rows: readonly StoredConversation[]): Promise<Conversation[]> {
    const [customers, shares] = await Promise.all([
      this.customers.of(rows.flatMap(({ customerId }) => customerId ?? [])),
      latestShares(this.database, rows),
    ])
    const now = this.clock()
    return rows.map((row) => {
      const customer = row.customerId === null ? undefined : customers.get(row.customerId)
      return shownConversation(row, customer ?? null, shares.get(row.id) ?? null, now)
    })
  }
}
