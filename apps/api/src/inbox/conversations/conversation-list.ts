import type { Conversation, StaffId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, isNotNull } from 'drizzle-orm'
import { CustomerNames } from '../../commerce/commerce.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { Coalescer } from '../../platform/coalescing/coalescer.js'
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

/** A page that somebody asks for. */
interface Asked {
  readonly query: Query
  readonly me: StaffId | null
}

/** Of several who ask at the same moment. */
const mostTogether = 50
/** Those who came while others were answered wait a little for more, in milliseconds: nobody sees it. */
const rest = (milliseconds: number) => Math.min(2 * milliseconds, 50)

/** Lists conversations. */
@Injectable()
export class ConversationList {
  /** All screens hear of news at the same moment, and ask for the same list: it is read once for them. */
  private readonly asked = new Coalescer<Asked, Page>((asked) => this.readEach(asked), mostTogether, {
    pause: rest,
  })

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ConversationSearch) private readonly search: ConversationSearch,
    @Inject(CustomerNames) private readonly customers: CustomerNames,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * A page as it is when this is asked, or later.
   * @param me whose list `mine` is; null for programs
   * @throws Problem `invalid-cursor`.
   */
  async page(query: Query, me: StaffId | null): Promise<Page> {
    // Before others are asked to wait for it.
    parseCursor(query.cursor)
    // A search takes its time, which is nobody else's.
    if (query.search !== undefined) return this.read(query, me)
    return this.asked.submit({ query, me: query.view === 'mine' ? me : null })
  }

  private async readEach(asked: readonly Asked[]): Promise<Page[]> {
    const pages = new Map<string, Promise<Page>>()
    return Promise.all(
      asked.map(({ query, me }) => {
        const key = JSON.stringify([query, me])
        const page = pages.get(key) ?? this.read(query, me)
        pages.set(key, page)
        return page
      }),
    )
  }

  private async read(
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
