import { type Conversation, conversationIdSchema, type StaffId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, desc, isNotNull, type SQL, sql } from 'drizzle-orm'
import { CustomerNames } from '../../commerce/commerce.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { type PagePosition, pageFrom, parseCursor } from '../../platform/http/page-cursor.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { conversationSearch, conversations, type StoredConversation } from './conversation.table.js'
import { filtered, holdsSearched, inView } from './conversation-filters.js'
import type { conversationRoutes } from './conversations.contract.js'
import { shownConversation } from './shown-conversation.js'

type Query = RouteInput<typeof conversationRoutes.list>['query']
type Page = RouteOutput<typeof conversationRoutes.list>

/** So many messages that hold what is searched are still few. */
const mostLookedUp = 5_000

/** Lists and searches conversations. */
@Injectable()
export class ConversationList {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CustomerNames) private readonly customers: CustomerNames,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param me whose list `mine` is; null for programs @throws Problem `invalid-cursor`. */
  async page({ cursor, limit, sort, view, search, ...filters }: Query, me: StaffId | null): Promise<Page> {
    const order = orders[sort]
    const found = search === undefined ? undefined : await this.found(search)
    const rows = await this.database
      .select()
      .from(conversations)
      .where(
        and(
          inView(view, me),
          ...filtered(filters),
          sort === 'waiting' ? isNotNull(conversations.waitingSince) : undefined,
          order.after(parseCursor(cursor)),
          found,
        ),
      )
      .orderBy(...order.by)
      .limit(limit + 1)
    const page = pageFrom(
      rows.map((row) => ({ id: row.id, at: order.key(row), row })),
      limit,
    )
    return { items: await this.show(page.rows.map(({ row }) => row)), nextCursor: page.nextCursor }
  }

  /**
   * SQL of whether a search finds a conversation. What few messages hold is looked up by the index of all; what many
   * hold is soon met by going through the list itself.
   */
  private async found(search: string): Promise<SQL | undefined> {
    const holds = holdsSearched(search)
    if (holds === undefined) return undefined
    const rows = await this.database
      .select({ id: conversationSearch.conversationId })
      .from(conversationSearch)
      .where(holds)
      .limit(mostLookedUp + 1)
    if (rows.length > mostLookedUp) {
      // The limit keeps PostgreSQL from collecting all that there is before the first one is shown.
      return sql`(select true from ${conversationSearch}
        where ${conversationSearch.conversationId} = ${conversations.id} and ${holds} limit 1)`
    }
    const ids = [...new Set(rows.map(({ id }) => id))]
    return sql`${conversations.id} = any(${sql.param(ids)}::uuid[])`
  }

  /** Conversations as lists show them, in the given order. */
  async show(rows: readonly StoredConversation[]): Promise<Conversation[]> {
    const customers = await this.customers.of(rows.flatMap(({ customerId }) => customerId ?? []))
    const now = this.clock()
    return rows.map((row) => {
      const customer = row.customerId === null ? undefined : customers.get(row.customerId)
      return shownConversation(row, customer ?? null, now)
    })
  }
}

interface Order {
  readonly by: readonly SQL[]
  readonly key: (row: StoredConversation) => Date
  readonly after: (position: PagePosition | undefined) => SQL | undefined
}

const place = ({ at, id }: PagePosition) =>
  sql`(${at.toISOString()}::timestamptz, ${conversationIdSchema.parse(id)}::uuid)`

const orders: Record<Query['sort'], Order> = {
  newest: {
    by: [desc(conversations.lastEntryAt), desc(conversations.id)],
    key: (row) => row.lastEntryAt,
    after: (position) =>
      position && sql`(${conversations.lastEntryAt}, ${conversations.id}) < ${place(position)}`,
  },
  oldest: {
    by: [asc(conversations.lastEntryAt), asc(conversations.id)],
    key: (row) => row.lastEntryAt,
    after: (position) =>
      position && sql`(${conversations.lastEntryAt}, ${conversations.id}) > ${place(position)}`,
  },
  waiting: {
    by: [asc(conversations.waitingSince), asc(conversations.id)],
    key: (row) => row.waitingSince ?? row.lastEntryAt,
    after: (position) =>
      position && sql`(${conversations.waitingSince}, ${conversations.id}) > ${place(position)}`,
  },
}
