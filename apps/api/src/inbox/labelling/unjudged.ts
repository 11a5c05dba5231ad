import { and, eq, isNull } from 'drizzle-orm'
import { conversationEntries } from '../entries/entry.table.js'

/** SQL of whether a message of a customer is still to be judged. */
export const isUnjudged = and(
  isNull(conversationEntries.topicBy),
  eq(conversationEntries.authorType, 'customer'),
  eq(conversationEntries.kind, 'message'),
)
