import type { ConversationSort } from '@counterflow/core'
import { type AnyColumn, asc, desc, type SQL, sql } from 'drizzle-orm'
import type { PagePosition } from '../../platform/http/page-cursor.js'
import type { StoredConversation } from './conversation.table.js'

/** The columns by which conversations are put in order, of the table or of a part of it. */
export interface OrderedColumns {
  readonly id: AnyColumn
  readonly lastEntryAt: AnyColumn
  readonly waitingSince: AnyColumn
}

/** How a list runs, and where a page of it goes on. */
export interface ConversationOrder {
  readonly by: (columns: OrderedColumns) => SQL[]
  readonly key: (row: StoredConversation) => Date
  readonly after: (columns: OrderedColumns, position: PagePosition | undefined) => SQL | undefined
}

const place = ({ at, id }: PagePosition) => sql`(${at.toISOString()}::timestamptz, ${id}::uuid)`

/** The order of each way to sort. */
export const conversationOrders: Record<ConversationSort, ConversationOrder> = {
  newest: {
    by: ({ lastEntryAt, id }) => [desc(lastEntryAt), desc(id)],
    key: (row) => row.lastEntryAt,
    after: ({ lastEntryAt, id }, position) => position && sql`(${lastEntryAt}, ${id}) < ${place(position)}`,
  },
  oldest: {
    by: ({ lastEntryAt, id }) => [asc(lastEntryAt), asc(id)],
    key: (row) => row.lastEntryAt,
    after: ({ lastEntryAt, id }, position) => position && sql`(${lastEntryAt}, ${id}) > ${place(position)}`,
  },
  waiting: {
    by: ({ waitingSince, id }) => [asc(waitingSince), asc(id)],
    key: (row) => row.waitingSince ?? row.lastEntryAt,
    after: ({ waitingSince, id }, position) => position && sql`(${waitingSince}, ${id}) > ${place(position)}`,
  },
}
