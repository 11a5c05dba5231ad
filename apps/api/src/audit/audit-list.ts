import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../platform/database/database.js'
import { type PagePosition, pageFrom, parseCursor } from '../platform/http/page-cursor.js'
import type { RouteInput, RouteOutput } from '../platform/http/route-contract.js'
import { auditChangesSchema, type auditRoutes } from './audit.contract.js'
import { auditEntries } from './audit-entry.table.js'

type Query = RouteInput<typeof auditRoutes.list>['query']
type Page = RouteOutput<typeof auditRoutes.list>
export type AuditFilters = Omit<Query, 'cursor' | 'limit'>
export type AuditEntry = Page['items'][number]

const batch = 500

/** Reads the record, newest first. */
@Injectable()
export class AuditList {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async page({ cursor, limit, ...filters }: Query): Promise<Page> {
    const page = pageFrom(await this.rows(filters, parseCursor(cursor), limit + 1), limit)
    return { items: page.rows.map(entryOf), nextCursor: page.nextCursor }
  }

  /** Everything that fits, batch by batch. */
  async *all(filters: AuditFilters): AsyncGenerator<AuditEntry> {
    let after: PagePosition | undefined
    do {
      const rows = await this.rows(filters, after, batch)
      for (const row of rows) yield entryOf(row)
      after = rows.length < batch ? undefined : rows.at(-1)
    } while (after !== undefined)
  }

  private rows(filters: AuditFilters, after: PagePosition | undefined, limit: number) {
    const position =
      after &&
      sql`(${auditEntries.at}, ${auditEntries.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
    return this.database
      .select()
      .from(auditEntries)
      .where(and(position, ...conditionsOf(filters)))
      .orderBy(desc(auditEntries.at), desc(auditEntries.id))
      .limit(limit)
  }
}

function conditionsOf({ actorId, deed, subjectType, subjectId, outcome, from, before }: AuditFilters): SQL[] {
  return [
    ...(actorId === undefined ? [] : [eq(auditEntries.actorId, actorId)]),
    ...(deed === undefined ? [] : [eq(auditEntries.deed, deed)]),
    ...(subjectType === undefined ? [] : [eq(auditEntries.subjectType, subjectType)]),
    ...(subjectId === undefined ? [] : [eq(auditEntries.subjectId, subjectId)]),
    ...(outcome === undefined ? [] : [eq(auditEntries.outcome, outcome)]),
    ...(from === undefined ? [] : [gte(auditEntries.at, new Date(from))]),
    ...(before === undefined ? [] : [lt(auditEntries.at, new Date(before))]),
  ]
}

function entryOf(row: typeof auditEntries.$inferSelect): AuditEntry {
  const { id, actorType, actorId, actorName, address, userAgent, deed, outcome, requestId } = row
  const { subjectType, subjectId } = row
  return {
    id,
    at: row.at.toISOString(),
    actor: { type: actorType, id: actorId, name: actorName },
    address,
    userAgent,
    deed,
    outcome,
    subject: subjectType === null || subjectId === null ? null : { type: subjectType, id: subjectId },
    changes: auditChangesSchema.parse(row.changes),
    requestId,
  }
}
