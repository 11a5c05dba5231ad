import type { DraftStatus } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, gte, ilike, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { containing } from '../../platform/database/like-pattern.js'
import { pageFrom, parseCursor } from '../../platform/http/page-cursor.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { customers } from '../customers/customer.table.js'
import { drafts } from './draft.table.js'
import { draftNumber, statusOf } from './draft-status.js'
import type { draftRoutes } from './drafts.contract.js'

type Query = RouteInput<typeof draftRoutes.list>['query']
type Page = RouteOutput<typeof draftRoutes.list>

const inStatus: Record<DraftStatus, SQL | undefined> = {
  open: and(isNull(drafts.orderId), isNull(drafts.invoicedAt)),
  invoice_sent: and(isNull(drafts.orderId), isNotNull(drafts.invoicedAt)),
  completed: isNotNull(drafts.orderId),
}

const shownName = sql<string | null>`coalesce(${customers.name}, ${drafts.content} ->> 'name')`

/** Lists drafts, newest first. */
@Injectable()
export class DraftList {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async page({ cursor, limit, ...filters }: Query): Promise<Page> {
    const after = parseCursor(cursor)
    const found = await this.database
      .select({ draft: drafts, customerName: shownName })
      .from(drafts)
      .leftJoin(customers, eq(customers.id, drafts.customerId))
      .where(
        and(
          after === undefined
            ? undefined
            : sql`(${drafts.createdAt}, ${drafts.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
          ...conditions(filters),
        ),
      )
      .orderBy(desc(drafts.createdAt), desc(drafts.id))
      .limit(limit + 1)
    const page = pageFrom(
      found.map(({ draft, customerName }) => ({
        ...draft,
        customerName,
        at: draft.createdAt,
      })),
      limit,
    )
    return {
      items: page.rows.map((draft) => ({
        id: draft.id,
        number: draftNumber(draft.number),
        status: statusOf(draft),
        customerName: draft.customerName,
        pieces: draft.content.lines.reduce((sum, { quantity }) => sum + quantity, 0),
        createdAt: draft.createdAt.toISOString(),
        updatedAt: draft.updatedAt.toISOString(),
      })),
      nextCursor: page.nextCursor,
    }
  }
}

function conditions(filters: Omit<Query, 'cursor' | 'limit'>): (SQL | undefined)[] {
  const { search, status, customerId, createdFrom, createdBefore } = filters
  return [
    status && or(...status.map((one) => inStatus[one])),
    customerId === undefined ? undefined : eq(drafts.customerId, customerId),
    createdFrom === undefined ? undefined : gte(drafts.createdAt, new Date(createdFrom)),
    createdBefore === undefined ? undefined : lt(drafts.createdAt, new Date(createdBefore)),
    search === undefined ? undefined : matches(search.trim()),
  ]
}

function matches(search: string): SQL | undefined {
  const number = /^d?(\d{1,9})$/i.exec(search)?.[1]
  return or(
    ilike(shownName, containing(search)),
    number === undefined ? undefined : eq(drafts.number, Number(number)),
  )
}
