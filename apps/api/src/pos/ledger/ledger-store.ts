import { emptyHead, isUnproven, type LedgerHead, type ParkedWhy, parkedWhys } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, gt, inArray, ne, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { DATABASE, type Database, type Queries, type Transaction } from '../../platform/database/database.js'
import { insertRows } from '../../platform/database/insert-rows.js'
import { tillDevices } from '../devices/till-device.table.js'
import { type ArrivedEvent, fingerprintOf, keptEvent, typeOf } from './arrived-event.js'
import type { DoubtfulEvent, HeldPlace, HeldPlaces, ParkedArrival } from './judged-batch.js'
import {
  type LedgerVerdict,
  ledgerEvents,
  ledgerHeads,
  ledgerVerdicts,
  parkedEvents,
} from './ledger.table.js'
import type { LedgerSource } from './ledger-source.js'

/** Which device's ledger. */
export interface LedgerKey {
  readonly registerId: LedgerHead['register']
  readonly epoch: number
}

/** How a batch came. */
export interface Arrival {
  readonly at: Date
  /** How far the clock of its device was off by then, in milliseconds. */
  readonly offset: number
}

type EventRow = typeof ledgerEvents.$inferInsert

const asWritten = [
  ...['why', 'id', 'type', 'prev_hash', 'raw'],
  ...['shift_id', 'staff_id', 'event_at', 'happened_at'],
]
  .map((column) => `${column} = excluded.${column}`)
  .join(', ')

const heldRow = z.object({
  id: z.uuid(),
  seq: z.coerce.number(),
  hash: z.string(),
  verdict: z.enum(ledgerVerdicts),
  why: z.enum(parkedWhys).nullable(),
  same: z.boolean(),
})
/** Why something proves nothing, as text of SQL. */
const unproven = sql`any(${sql.param(parkedWhys.filter(isUnproven))}::text[])`
/** So many that are ahead are looked at with each batch: the next one finds the others. */
const mostAhead = 1_000

/** Keeps what tills have recorded. Whoever writes holds the head of the ledger. */
@Injectable()
export class LedgerStore {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The head of a ledger, held until the transaction ends, with what its device has promised noted. */
  async hold(
    transaction: Transaction,
    { registerId, epoch, deviceId }: LedgerSource,
    promised: number,
    { at }: Pick<Arrival, 'at'>,
  ): Promise<LedgerHead> {
    const { hash, seq } = emptyHead(registerId, epoch)
    const seenAt =
      deviceId === null ? lastSeenOf({ registerId, epoch }) : sql`${at.toISOString()}::timestamptz`
    const [held] = await transaction
      .insert(ledgerHeads)
      .values({ registerId, epoch, seq, hash, promised, lastSeenAt: seenAt })
      .onConflictDoUpdate({
        target: [ledgerHeads.registerId, ledgerHeads.epoch],
        set: {
          promised: sql`greatest(${ledgerHeads.promised}, ${promised}::bigint)`,
          lastSeenAt: sql`greatest(${ledgerHeads.lastSeenAt}, ${seenAt})`,
        },
      })
      .returning()
    if (held === undefined) throw new Error('The ledger has no head.')
    return { register: registerId, epoch, seq: held.seq, hash: held.hash }
  }

  /** What is held of what may clash with `arrivals`, and what waits. */
  async places(
    transaction: Transaction,
    key: LedgerKey,
    head: LedgerHead,
    arrivals: readonly ArrivedEvent[],
  ): Promise<HeldPlaces> {
    const links = arrivals.flatMap(({ link }) => link ?? [])
    const ids = links.map(({ id }) => id)
    const seqs = links.map(({ seq }) => seq)
    const { rows } = await transaction.execute(sql`
      select id, seq, hash, verdict, why, register_id = ${key.registerId}::uuid and epoch = ${key.epoch}::int as same
        from ${ledgerEvents} where id = any(${sql.param(ids)}::uuid[])
      union
      select id, seq, hash, verdict, why, true from ${ledgerEvents}
       where register_id = ${key.registerId}::uuid and epoch = ${key.epoch}::int
         and seq = any(${sql.param(seqs)}::bigint[])`)
    const held = z.array(heldRow).parse(rows)
    const ahead = await transaction
      .select({ raw: ledgerEvents.raw, verdict: ledgerEvents.verdict })
      .from(ledgerEvents)
      .where(and(ofLedger(key), ne(ledgerEvents.verdict, 'parked'), gt(ledgerEvents.seq, head.seq)))
      .orderBy(asc(ledgerEvents.seq))
      .limit(mostAhead)
    return {
      head,
      byId: new Map(held.map(({ id, hash }) => [id, hash])),
      byPlace: new Map(held.filter(({ same }) => same).map((row) => [row.seq, heldPlace(row)])),
      ahead: ahead.map(({ raw, verdict }) => ({ arrived: keptEvent(raw), isDecided: verdict !== 'waiting' })),
      // Most batches follow without a gap: then nothing waits that could follow something doubtful.
      doubtful:
        ahead.length === 0 && isGapless(seqs, head) ? [] : await this.doubtful(transaction, key, head),
    }
  }

  private async doubtful(
    transaction: Transaction,
    { registerId, epoch }: LedgerKey,
    { seq }: LedgerHead,
  ): Promise<DoubtfulEvent[]> {
    const rows = await transaction
      .select({ raw: parkedEvents.raw, why: parkedEvents.why, state: parkedEvents.state })
      .from(parkedEvents)
      .where(
        and(
          eq(parkedEvents.registerId, registerId),
          eq(parkedEvents.epoch, epoch),
          gt(parkedEvents.seq, seq),
          sql`${parkedEvents.why} = ${unproven}`,
          inArray(parkedEvents.state, ['open', 'set_aside']),
        ),
      )
      .orderBy(asc(parkedEvents.seq))
      .limit(mostAhead)
    return rows.map(({ raw, why, state }) => ({
      arrived: keptEvent(raw),
      why,
      isLeftOut: state === 'set_aside',
    }))
  }

  /** Up to where a ledger is held without a gap. */
  async contiguous({ registerId, epoch }: LedgerKey): Promise<number> {
    const [head] = await this.database
      .select({ seq: ledgerHeads.seq })
      .from(ledgerHeads)
      .where(and(eq(ledgerHeads.registerId, registerId), eq(ledgerHeads.epoch, epoch)))
    return head?.seq ?? 0
  }

  /** Adds events, or says what has become of those that are held. */
  async write(
    transaction: Transaction,
    rows: readonly EventRow[],
    settled: LedgerVerdict = 'projected',
  ): Promise<void> {
    await insertRows(
      transaction,
      ledgerEvents,
      rows.map((row) => ({ ...row })),
      // Where something damaged held the place by the right hash, what the device had really written comes for it.
      `on conflict (register_id, epoch, seq) do update set verdict = '${settled}', ${asWritten}
       where ledger_events.hash = excluded.hash`,
    )
  }

  /** Keeps what is not taken over. The same again is known by its text. */
  async park(
    transaction: Transaction,
    key: LedgerKey,
    parked: readonly (ParkedArrival & { problem?: string | null })[],
    at: Date,
  ): Promise<readonly { id: string; arrived: ArrivedEvent; why: ParkedWhy }[]> {
    const rows = parked.map((one) => ({ one, id: uuidv7() }))
    const unique = [...new Map(rows.map((row) => [fingerprintOf(row.one.arrived.raw), row])).entries()]
    const added = await insertRows(
      transaction,
      parkedEvents,
      unique.map(([fingerprint, { one, id }]) => ({
        id,
        ...key,
        seq: one.arrived.link?.seq ?? null,
        eventId: one.arrived.link?.id ?? null,
        type: typeOf(one.arrived),
        raw: one.arrived.raw,
        fingerprint,
        why: one.why,
        problem: one.problem ?? one.arrived.problem,
        holdsPlace: one.holdsPlace,
        receivedAt: at,
      })),
      'on conflict do nothing returning id',
    )
    const ids = new Set(added.map(({ id }) => id))
    return rows.flatMap(({ id, one: { arrived, why } }) => (ids.has(id) ? [{ id, arrived, why }] : []))
  }

  /** Says of events that hold a place what keeps them from being taken over. */
  async mark(
    transaction: Transaction,
    key: LedgerKey,
    places: readonly { readonly seq: number; readonly hash: string; readonly why: ParkedWhy }[],
  ): Promise<void> {
    for (const { seq, hash, why } of places) {
      await transaction
        .update(ledgerEvents)
        .set({ verdict: 'parked', why })
        .where(and(ofLedger(key), eq(ledgerEvents.seq, seq), eq(ledgerEvents.hash, hash)))
    }
  }

  /** Says of parked events that what comes after them is taken over all the same. */
  async holdPlaces(transaction: Transaction, key: LedgerKey, raws: readonly string[]): Promise<void> {
    if (raws.length === 0) return
    await transaction
      .update(parkedEvents)
      .set({ holdsPlace: true })
      .where(
        and(
          eq(parkedEvents.registerId, key.registerId),
          eq(parkedEvents.epoch, key.epoch),
          inArray(parkedEvents.fingerprint, raws.map(fingerprintOf)),
        ),
      )
  }

  async moveHead(
    transaction: Transaction,
    { register, epoch, seq, hash }: LedgerHead,
    at: Date,
  ): Promise<void> {
    await transaction
      .update(ledgerHeads)
      .set({ seq, hash, lastReceivedAt: at })
      .where(and(eq(ledgerHeads.registerId, register), eq(ledgerHeads.epoch, epoch)))
  }

  /**
   * Places beyond the head whose events wait for a person and are not to be sent again. What proves nothing is none of
   * them: anybody with the token could have sent it, and the device's own is still to come.
   */
  async parkedPlaces(queries: Queries, { register, epoch, seq }: LedgerHead): Promise<number[]> {
    const rows = await queries
      .selectDistinct({ seq: parkedEvents.seq })
      .from(parkedEvents)
      .where(
        and(
          eq(parkedEvents.registerId, register),
          eq(parkedEvents.epoch, epoch),
          gt(parkedEvents.seq, seq),
          inArray(parkedEvents.why, ['broken_link', 'changed']),
          sql`not exists (select 1 from ${ledgerEvents} held where held.register_id = ${parkedEvents.registerId}
                             and held.epoch = ${parkedEvents.epoch} and held.seq = ${parkedEvents.seq}
                             and held.verdict <> 'parked')`,
        ),
      )
      .orderBy(asc(parkedEvents.seq))
      .limit(10_000)
    return rows.flatMap((row) => row.seq ?? [])
  }
}

/** When the device of a ledger last spoke itself: one that has only been enrolled did so then. */
const lastSeenOf = ({ registerId, epoch }: LedgerKey) =>
  sql`(select coalesce(${tillDevices.lastSeenAt}, ${tillDevices.enrolledAt}) from ${tillDevices}
        where ${tillDevices.registerId} = ${registerId} and ${tillDevices.epoch} = ${epoch})`

/** The events of one ledger. */
export const ofLedger = ({ registerId, epoch }: LedgerKey) =>
  and(eq(ledgerEvents.registerId, registerId), eq(ledgerEvents.epoch, epoch))

const heldPlace = ({ hash, verdict, why }: z.output<typeof heldRow>): HeldPlace => {
  if (!isUnproven(why)) return { hash, standing: 'proven' }
  if (verdict === 'parked' || verdict === 'set_aside') return { hash, standing: 'doubtful' }
  // Of what was only not signed, the content is what its hash says.
  return { hash, standing: why === 'wrong_hash' ? 'believed' : 'proven' }
}

const isGapless = (seqs: readonly number[], { seq }: LedgerHead): boolean => {
  const beyond = new Set(seqs.filter((place) => place > seq))
  return [...beyond].every((place) => place <= seq + beyond.size)
}
