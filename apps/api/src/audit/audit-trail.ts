import { Inject, Injectable } from '@nestjs/common'
import { CLOCK, type Clock } from '../platform/clock.js'
import { Coalescer } from '../platform/coalescing/coalescer.js'
import { DATABASE, type Database, type Queries, type Transaction } from '../platform/database/database.js'
import { insertRows } from '../platform/database/insert-rows.js'
import type { FieldChange } from '../platform/deeds/deed.js'
import type { Actor } from '../platform/http/actor.js'
import { newId } from '../platform/ids/new-id.js'
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

/** A transaction that has written nothing has no number. */
const whereSomethingChanged = 'where pg_current_xact_id_if_assigned() is not null returning id'

type NewEntry = typeof auditEntries.$inferInsert

interface Gathered {
  readonly entries: NewEntry[]
  /** Whether the transaction had changed something. */
  readonly written: Promise<boolean>
}

/** Keeps the record of who did what. Entries are only ever added. */
@Injectable()
export class AuditTrail {
  /** Deeds that are done at the same moment are written down together. */
  private readonly entries = new Coalescer<NewEntry, true>(async (entries) => {
    await insertRows(this.database, auditEntries, entries)
    return entries.map(() => true)
  }, mostAtOnce)
  /** What is about to be written into a transaction: the deeds of many are one statement. */
  private readonly gathered = new WeakMap<Transaction, Gathered>()

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
  addToChange(deed: AuditedDeed, transaction: Transaction): Promise<boolean> {
    const gathered = this.gathered.get(transaction) ?? this.gather(transaction)
    gathered.entries.push(this.entryOf(deed))
    return gathered.written
  }

  private gather(transaction: Transaction): Gathered {
    const entries: NewEntry[] = []
    const write = async () => {
      this.gathered.delete(transaction)
      const written = await insertRows(transaction, auditEntries, entries, whereSomethingChanged)
      return written.length > 0
    }
    const gathered = { entries, written: Promise.resolve().then(write) }
    this.gathered.set(transaction, gathered)
    return gathered
  }

  private entryOf(deed: AuditedDeed) {
    const { actor, subject } = deed
    return {
      id: newId(),
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
