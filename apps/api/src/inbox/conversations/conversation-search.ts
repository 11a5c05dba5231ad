import { searchTerms } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { containing } from '../../platform/database/like-pattern.js'
import { conversationSearch, conversations, type StoredConversation } from './conversation.table.js'
import type { ConversationOrder } from './conversation-order.js'

/** So many conversations of a list are looked through before the index of all words is asked. */
const nearest = 400
/** So many messages that hold what is searched are still few enough to be looked up. */
const mostLookedUp = 5_000

/** Finds conversations by words of a name, an address or a message, however common or rare those are. */
@Injectable()
export class ConversationSearch {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /**
   * Up to `limit` of the conversations that are `wanted` and hold all that is searched, in `order`. What many messages
   * hold is met among the first of the list; what few hold is looked up, and in between the list is gone through.
   */
  async find(
    search: string,
    wanted: SQL | undefined,
    order: ConversationOrder,
    limit: number,
  ): Promise<StoredConversation[]> {
    const terms = searchTerms(search)
    // Nothing but signs: there is nothing to look for.
    if (terms.grams.length === 0) return search.trim() === '' ? this.among(wanted, order, limit) : []
    const near = this.database
      .select()
      .from(conversations)
      .where(wanted)
      .orderBy(...order.by(conversations))
      .limit(nearest)
      .as('near')
    const met = await this.database
      .select()
      .from(near)
      .where(isMet(near.id, terms))
      .orderBy(...order.by(near))
      .limit(limit)
    if (met.length === limit) return met
    const rows = await this.database
      .select({ id: conversationSearch.conversationId })
      .from(conversationSearch)
      .where(holds(terms))
      .limit(mostLookedUp + 1)
    if (rows.length > mostLookedUp)
      return this.among(and(wanted, isMet(conversations.id, terms)), order, limit)
    const ids = [...new Set(rows.map(({ id }) => id))]
    return this.among(and(wanted, sql`${conversations.id} = any(${sql.param(ids)}::uuid[])`), order, limit)
  }

  private among(
    wanted: SQL | undefined,
    order: ConversationOrder,
    limit: number,
  ): Promise<StoredConversation[]> {
    return this.database
      .select()
      .from(conversations)
      .where(wanted)
      .orderBy(...order.by(conversations))
      .limit(limit)
  }
}

type Terms = ReturnType<typeof searchTerms>

/** SQL of whether a row of what conversations are found by holds all that is searched: by the index of all of them. */
function holds({ grams, parts }: Terms): SQL {
  return sql`${conversationSearch.grams} @> ${sql.param([...grams])}::text[]${withAll(parts)}`
}

/**
 * SQL of whether one conversation is found, by looking at its own rows alone: at their words, which is much faster than
 * comparing arrays. LIMIT keeps PostgreSQL from joining the two.
 */
function isMet(conversationId: SQLWrapper, { everyPart }: Terms): SQL {
  return sql`(select true from ${conversationSearch}
    where ${conversationSearch.conversationId} = ${conversationId}${withAll(everyPart)} limit 1)`
}

const withAll = (parts: readonly string[]): SQL =>
  sql.join(
    parts.map((part) => sql` and ${conversationSearch.words} like ${containing(part)}`),
    sql``,
  )
