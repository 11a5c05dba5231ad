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
    const holds = search === undefined ? undefined : holdsSearched(search)
    const rows = await this.database
      .select()
      .from(conversations)
      .where(
        and(
          inView(view, me),
          ...filtered(filters),
          sort === 'waiting' ? isNotNull(conversations.waitingSince) : undefined,
          order.after(parseCursor(cursor)),
          holds &&
            sql`${conversations.id} in (select ${conversationSearch.conversationId} from ${conversationSearch} where ${holds})`,
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
