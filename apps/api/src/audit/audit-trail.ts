import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { CLOCK, type Clock } from '../platform/clock.js'
import { DATABASE, type Database, type Queries, type Transaction } from '../platform/database/database.js'
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

/** Keeps the record of who did what. Entries are only ever added. */
@Injectable()
export class AuditTrail {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Adds an entry. Hand in a transaction, and it is there only if that commits. */
  async add(deed: AuditedDeed, queries: Queries = this.database): Promise<void> {
    await queries.insert(auditEntries).values(this.row(deed))
  }

  /** Adds an entry to a transaction that has changed something by now; answers whether it has. */
  async addToChange(deed: AuditedDeed, transaction: Transaction): Promise<boolean> {
    const row = this.row(deed)
    const { rowCount } = await transaction.execute(sql`
      insert into ${auditEntries} (id, at, actor_type, actor_id, actor_name, address, user_agent, deed, outcome,
        subject_type, subject_id, changes, request_id)
      select ${row.id}::uuid, ${row.at.toISOString()}::timestamptz, ${row.actorType}, ${row.actorId}, ${row.actorName},
        ${row.address}, ${row.userAgent}, ${row.deed}, ${row.outcome}, ${row.subjectType}, ${row.subjectId},
        ${JSON.stringify(row.changes)}::jsonb, ${row.requestId}
       where pg_current_xact_id_if_assigned() is not null`)
    return rowCount === 1
  }

  private row(deed: AuditedDeed) {
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
