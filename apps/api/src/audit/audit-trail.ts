import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { CLOCK, type Clock } from '../platform/clock.js'
import { Coalescer } from '../platform/coalescing/coalescer.js'
import { DATABASE, type Database, type Queries, type Transaction } from '../platform/database/database.js'
import { insertRows } from '../platform/database/insert-rows.js'
import type { FieldChange } from '../platform/deeds/deed.js'
import type { Actor } from '../platform/http/actor.js'
import type { AuditOutcome } from './audit.contract.js'
import { auditEntries } from './audit-entry.table.js'

/** Something that somebody did, or tried to do. */
export interface AuditedDeed {
  /** Undefined where nobody knows, as with a wrong password. */
  readonly actor: Pick<Actor, 'type' | 'id' | 'name'> | undefined
  /** An operationId of the API. */
  readonly deed: string
  readonly outcome: AuditOutcome
  readonly subject?: { readonly type: string; readonly id: string } | undefined
  readonly changes?: readonly FieldChange[]
  readonly address?: string | undefined
  readonly userAgent?: string | undefined
  readonly requestId?: string | undefined
}

const longest = 300
const mostAtOnce = 200

type NewEntry = typeof auditEntries.$inferInsert

/** Keeps the record of who did what. Entries are only ever added. */
@Injectable()
export class AuditTrail {
  /** Deeds that are done at the same moment are written down together. */
  private readonly entries = new Coalescer<NewEntry, true>(async (entries) => {
    await insertRows(this.database, auditEntries, entries)
    return entries.map(() => true)
  }, mostAtOnce)

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Adds an entry. Hand in a transaction, and it is there only if that commits. */
  async add(deed: AuditedDeed, queries?: Queries): Promise<void> {
    const entry = this.entryOf(deed)
    await (queries === undefined ? this.entries.submit(entry) : insertRows(queries, auditEntries, [entry]))
  }

  /** Adds an entry to a transaction that has changed something by now; answers whether it has. */
  async addToChange(deed: AuditedDeed, transaction: Transaction): Promise<boolean> {
    const entry = this.entryOf(deed)
    const { rowCount } = await transaction.execute(sql`
      insert into ${auditEntries} (id, at, actor_type, actor_id, actor_name, address, user_agent, deed, outcome,
        subject_type, subject_id, changes, request_id)
      select ${entry.id}::uuid, ${entry.at.toISOString()}::timestamptz, ${entry.actorType}, ${entry.actorId},
        ${entry.actorName}, ${entry.address}, ${entry.userAgent}, ${entry.deed}, ${entry.outcome},
        ${entry.subjectType}, ${entry.subjectId}, ${JSON.stringify(entry.changes)}::jsonb, ${entry.requestId}
       where pg_current_xact_id_if_assigned() is not null`)
    return rowCount === 1
  }

  private entryOf(deed: AuditedDeed) {
    const { actor, subject } = deed
    return {
      id: uuidv7(),
      at: this.clock(),
      actorType: actor?.type ?? ('nobody' as const),
      actorId: actor?.id ?? null,
      actorName: actor?.name ?? '',
      address: deed.address ?? null,
      userAgent: deed.userAgent?.slice(0, longest) ?? null,
      deed: deed.deed,
      outcome: deed.outcome,
      subjectType: subject?.type ?? null,
      subjectId: subject?.id.slice(0, longest) ?? null,
      changes: deed.changes ?? [],
      requestId: deed.requestId ?? null,
    }
  }
}
