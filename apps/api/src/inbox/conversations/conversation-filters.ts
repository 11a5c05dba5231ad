import type { ConversationView, StaffId } from '@counterflow/core'
import { and, eq, gt, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { conversations } from './conversation.table.js'
import type { conversationRoutes } from './conversations.contract.js'

type Filters = Omit<RouteInput<typeof conversationRoutes.list>['query'], 'cursor' | 'limit' | 'sort' | 'view'>

const inTheOpen = sql`${conversations.state} = 'open' and ${conversations.snoozedUntil} is null`

/** Which conversations a list holds. Those in which nobody has written or done anything yet are in none. */
export function inView(view: ConversationView, me: StaffId | null): SQL | undefined {
  return and(gt(conversations.lastPosition, 0), viewed(view, me))
}

function viewed(view: ConversationView, me: StaffId | null): SQL | undefined {
  switch (view) {
    case 'mine':
      return me === null ? sql`false` : and(inTheOpen, eq(conversations.assigneeId, me))
    case 'unassigned':
      return and(inTheOpen, isNull(conversations.assigneeId))
    case 'open':
      return inTheOpen
    case 'snoozed':
      return isNotNull(conversations.snoozedUntil)
    case 'closed':
      return eq(conversations.state, 'closed')
    case 'all':
      return undefined
  }
}

/** What of a list somebody wants to see, but for what they search. */
export function filtered({ topic, channel, assigneeId, customerId, tag }: Filters): (SQL | undefined)[] {
  return [
    // By the topics that are shown; all that there are have an index.
    topic &&
      sql`${conversations.topics} && ${sql.param(topic)}::text[] and ${conversations.topics}[1:2] && ${sql.param(topic)}::text[]`,
    channel === undefined ? undefined : eq(conversations.channel, channel),
    assigneeId === undefined ? undefined : eq(conversations.assigneeId, assigneeId),
    customerId === undefined ? undefined : eq(conversations.customerId, customerId),
    tag && sql`${conversations.tags} && ${sql.param(tag)}::text[]`,
  ]
}
