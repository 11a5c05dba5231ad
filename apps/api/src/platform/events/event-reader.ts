import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database, type Queries } from '../database/database.js'
import { KEYED_DATABASE } from '../database/keyed-database.js'
import type { EventPosition } from './event-position.js'

const rowSchema = z.object({
  id: z.string(),
  transaction_id: z.string().transform(BigInt),
  sequence: z.coerce.bigint(),
  type: z.string(),
  subject_type: z.string(),
  subject_id: z.string(),
  audience: z.string(),
  is_held_back: z.boolean(),
})

/** What a reader of the log sees of an event, without its payload. */
export interface LoggedEvent {
  readonly id: string
  readonly position: EventPosition
  readonly type: string
  readonly subjectType: string
  readonly subjectId: string
  readonly audience: string
}

/** A part of the log. */
export interface LogPart {
  readonly events: LoggedEvent[]
  /**
   * More has happened, which cannot be read before a transaction ends that is older than it. That one may end without a
   * word to anybody: whoever wants to know soon looks again by themselves.
   */
  readonly isHeldBack: boolean
}

/** Reads the event log in an order that never changes and never shows a gap that fills up later. */
@Injectable()
export class EventReader {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(KEYED_DATABASE) private readonly keyed: Database,
  ) {}

  /** Which database this is; positions of another generation cannot be resumed from. */
  async generation(): Promise<string> {
    const { rows } = await this.database.execute(
      sql`select generation from database_generations order by since desc limit 1`,
    )
    return z.object({ generation: z.string() }).parse(rows[0]).generation
  }

  /**
   * When this database was filled from a backup, which puts all of its events before the first transaction; undefined for
   * one that has its events from nowhere else.
   */
  async restoredAt(queries: Queries = this.database): Promise<Date | undefined> {
    const { rows } = await queries.execute(sql`
      select since from database_generations
       where exists (select from events where transaction_id = '0')
       order by since desc limit 1`)
    return z.array(z.object({ since: z.coerce.date() })).parse(rows)[0]?.since
  }

  /** The position after which everything is still to come. */
  async head(): Promise<EventPosition> {
    const generation = await this.generation()
    const { rows } = await this.database.execute(
      sql`select pg_snapshot_xmin(pg_current_snapshot())::text as transaction_id`,
    )
    const { transaction_id } = z.object({ transaction_id: z.string().transform(BigInt) }).parse(rows[0])
    return { generation, transactionId: transaction_id - 1n, sequence: 9_223_372_036_854_775_807n }
  }

  /** Up to `limit` events after `position`, in order. Only events that no open transaction can still precede. */
  async after(position: EventPosition, limit?: number): Promise<LoggedEvent[]> {
    return (await this.read(position, limit)).events
  }

  /** The same, and whether that is all that has happened. */
  async read(position: EventPosition, limit = 200): Promise<LogPart> {
    // Ordered by the table's column: the column of the answer has the same name, and would sort as text.
    const { rows } = await this.keyed.execute(sql`
      select id, transaction_id::text, sequence, type, subject_type, subject_id, audience,
             transaction_id >= pg_snapshot_xmin(pg_current_snapshot()) as is_held_back
        from events
       where (transaction_id, sequence) > (${position.transactionId.toString()}::xid8, ${position.sequence.toString()}::bigint)
       order by events.transaction_id, events.sequence
       limit ${limit}`)
    const found = z.array(rowSchema).parse(rows)
    const events = found
      .filter((row) => !row.is_held_back)
      .map((row) => ({
        id: row.id,
        position: {
          generation: position.generation,
          transactionId: row.transaction_id,
          sequence: row.sequence,
        },
        type: row.type,
        subjectType: row.subject_type,
        subjectId: row.subject_id,
        audience: row.audience,
      }))
    return { events, isHeldBack: events.length < found.length }
  }
}
