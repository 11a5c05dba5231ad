import type { ConversationEntry, ConversationId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.js'
import { KEYED_DATABASE } from '../../platform/database/keyed-database.js'
import { conversations } from '../conversations/conversation.table.js'
import { unknownConversation } from '../conversations/conversation-problems.js'
import { conversationEntries, type StoredEntry } from './entry.table.js'
import { shownEntry } from './shown-entry.js'

/** Which entries somebody asks for: those after a version, those before a position, or else the latest. */
export interface AskedEntries {
  readonly changedAfter?: number | undefined
  readonly before?: number | undefined
  readonly limit: number
}

/** Entries as they are kept, in the order of their positions. */
export interface ReadEntries {
  readonly entries: readonly StoredEntry[]
  /** Where to go on: everything up to this version has been answered. */
  readonly version: number
  /** There are more: newer ones after `version`, or older ones before the first. */
  readonly more: boolean
}

/** Reads the logs of conversations. */
@Injectable()
export class EntryReader {
  constructor(@Inject(KEYED_DATABASE) private readonly database: Database) {}

  /** As the API shows them. @throws Problem `not-found`. */
  async page(
    conversationId: ConversationId,
    asked: AskedEntries,
  ): Promise<{ entries: ConversationEntry[]; version: number; more: boolean }> {
    const { entries, version, more } = await this.read(conversationId, asked)
    return { entries: entries.map(shownEntry), version, more }
  }

  /** @throws Problem `not-found`. */
  async read(conversationId: ConversationId, asked: AskedEntries): Promise<ReadEntries> {
    // The version first: what is written between the two statements is answered now, and once more the next time.
    const version = await this.versionOf(conversationId)
    return asked.changedAfter === undefined
      ? this.latest(conversationId, asked.before, asked.limit, version)
      : this.changes(conversationId, asked.changedAfter, asked.limit, version)
  }

  private async latest(
    conversationId: ConversationId,
    before: number | undefined,
    limit: number,
    version: number,
  ): Promise<ReadEntries> {
    const rows = await this.database
      .select()
      .from(conversationEntries)
      .where(
        and(
          eq(conversationEntries.conversationId, conversationId),
          before === undefined ? undefined : lt(conversationEntries.position, before),
        ),
      )
      .orderBy(desc(conversationEntries.position))
      .limit(limit + 1)
    return { entries: rows.slice(0, limit).reverse(), version, more: rows.length > limit }
  }

  /**
   * Cut off by version and not by position: whoever goes on from there has missed nothing before it. No two entries of
   * a conversation have the same version.
   */
  private async changes(
    conversationId: ConversationId,
    changedAfter: number,
    limit: number,
    version: number,
  ): Promise<ReadEntries> {
    const rows = await this.database
      .select()
      .from(conversationEntries)
      .where(
        and(
          eq(conversationEntries.conversationId, conversationId),
          sql`${conversationEntries.version} > ${changedAfter}`,
        ),
      )
      .orderBy(conversationEntries.version)
      .limit(limit + 1)
    const shown = rows.slice(0, limit)
    const more = rows.length > limit
    const last = shown.at(-1)?.version ?? 0
    const entries = shown.toSorted((left, right) => left.position - right.position)
    return { entries, version: more ? last : Math.max(version, last), more }
  }

  private async versionOf(conversationId: ConversationId): Promise<number> {
    const [found] = await this.database
      .select({ version: conversations.version })
      .from(conversations)
      .where(eq(conversations.id, conversationId))
    if (found === undefined) throw unknownConversation()
    return found.version
  }
}
