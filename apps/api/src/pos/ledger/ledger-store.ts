import { isUnproven, type LedgerHead, type ParkedWhy, parkedWhys, registerIdSchema } from '@counterflow/core'
import { Injectable } from '@nestjs/common'
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { insertRows } from '../../platform/database/insert-rows.js'
import { type ArrivedEvent, fingerprintOf, keptEvent, typeOf } from './arrived-event.js'
import type { DoubtfulEvent, HeldPlace, HeldPlaces, ParkedArrival } from './judged-batch.js'
import { type LedgerVerdict, ledgerEvents, ledgerVerdicts, parkedEvents } from './ledger.table.js'
import { type LedgerKey, ledgerName } from './ledger-key.js'

/** How a batch came. */
export interface Arrival {
  readonly at: Date
  /** How far the clock of its device was off by then, in milliseconds. */
  readonly offset: number
}

/** A ledger with what has arrived of it. */
export interface LedgerWithArrivals {
  readonly key: LedgerKey
  readonly head: LedgerHead
  readonly arrivals: readonly ArrivedEvent[]
}

type EventRow = typeof ledgerEvents.$inferInsert

const asWritten = [
  ...['why', 'id', 'type', 'prev_hash', 'raw'],
  ...['shift_id', 'staff_id', 'event_at', 'happened_at'],
]
  .map((column) => `${column} = excluded.${column}`)
  .join(', ')

const placeRow = z.object({ register_id: registerIdSchema, epoch: z.int(), seq: z.coerce.number() })
const heldRow = placeRow.extend({
  id: z.uuid(),
  hash: z.string(),
  verdict: z.enum(ledgerVerdicts),
  why: z.enum(parkedWhys).nullable(),
})
const aheadRow = placeRow.extend({ raw: z.string(), verdict: z.enum(ledgerVerdicts) })
/** Why something proves nothing, as text of SQL. */
const unproven = sql`any(${sql.param(parkedWhys.filter(isUnproven))}::text[])`
/** So many that are ahead are looked at with each batch: the next one finds the others. */
const mostAhead = 1_000

/** Keeps what tills have recorded. Whoever writes holds the head of the ledger. */
@Injectable()
export class LedgerStore {
  /** What is held of what may clash with the arrivals of each ledger, and what waits there. */
  async places(transaction: Transaction, ledgers: readonly LedgerWithArrivals[]): Promise<HeldPlaces[]> {
    const held = Map.groupBy(await clashing(transaction, ledgers), ledgerOf)
    const ids = new Map([...held.values()].flat().map(({ id, hash }) => [id, hash]))
    const waiting = Map.groupBy(await waitingAhead(transaction, ledgers), ledgerOf)
    const places: HeldPlaces[] = []
    for (const { key, head, arrivals } of ledgers) {
      const ahead = waiting.get(ledgerName(key)) ?? []
      const seqs = arrivals.flatMap(({ link }) => link?.seq ?? [])
      places.push({
        head,
        byId: ids,
        byPlace: new Map((held.get(ledgerName(key)) ?? []).map((row) => [row.seq, heldPlace(row)])),
        ahead: ahead.map(({ raw, verdict }) => ({
          arrived: keptEvent(raw),
          isDecided: verdict !== 'waiting',
        })),
        // Most batches follow without a gap: then nothing waits that could follow something doubtful.
        doubtful:
          ahead.length === 0 && isGapless(seqs, head) ? [] : await this.doubtful(transaction, key, head),
      })
    }
    return places
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

  /**
   * Places beyond each head whose events wait for a person and are not to be sent again. What proves nothing is none of
   * them: anybody with the token could have sent it, and the device's own is still to come.
   */
  async parkedPlaces(queries: Queries, heads: readonly LedgerHead[]): Promise<number[][]> {
    const { rows } = await queries.execute(sql`
      select ledger.register_id, ledger.epoch, parked.seq
        from ${headsGiven(heads)},
             lateral (select distinct seq from ${parkedEvents} one
                       where one.register_id = ledger.register_id and one.epoch = ledger.epoch
                         and one.seq > ledger.head and one.why in ('broken_link', 'changed')
                         and not exists (select 1 from ${ledgerEvents} held
                                          where held.register_id = one.register_id and held.epoch = one.epoch
                                            and held.seq = one.seq and held.verdict <> 'parked')
                       order by seq limit 10000) parked`)
    const parked = Map.groupBy(z.array(placeRow).parse(rows), ledgerOf)
    return heads.map(({ register: registerId, epoch }) =>
      (parked.get(ledgerName({ registerId, epoch })) ?? []).map(({ seq }) => seq),
    )
  }
}

/** Events that have an id or a place of an arriving one. */
async function clashing(transaction: Transaction, ledgers: readonly LedgerWithArrivals[]) {
  const links = ledgers.flatMap(({ key, arrivals }) =>
    arrivals.flatMap(({ link }) => (link === undefined ? [] : [{ ...key, id: link.id, seq: link.seq }])),
  )
  const column = (of: (link: (typeof links)[number]) => string | number) => sql.param(links.map(of))
  const { rows } = await transaction.execute(sql`
    select register_id, epoch, seq, id, hash, verdict, why from ${ledgerEvents}
     where id = any(${column(({ id }) => id)}::uuid[])
    union
    select held.register_id, held.epoch, held.seq, held.id, held.hash, held.verdict, held.why
      from unnest(${column(({ registerId }) => registerId)}::uuid[], ${column(({ epoch }) => epoch)}::int[],
                  ${column(({ seq }) => seq)}::bigint[]) as place (register_id, epoch, seq)
      join ${ledgerEvents} held using (register_id, epoch, seq)`)
  return z.array(heldRow).parse(rows)
}

/** Events beyond the head of each ledger, in their sequence. */
async function waitingAhead(transaction: Transaction, ledgers: readonly LedgerWithArrivals[]) {
  const { rows } = await transaction.execute(sql`
    select ledger.register_id, ledger.epoch, ahead.seq, ahead.raw, ahead.verdict
      from ${headsGiven(ledgers.map(({ head }) => head))},
           lateral (select seq, raw, verdict from ${ledgerEvents} one
                     where one.register_id = ledger.register_id and one.epoch = ledger.epoch
                       and one.verdict <> 'parked' and one.seq > ledger.head
                     order by seq limit ${mostAhead}) ahead
     order by ahead.seq`)
  return z.array(aheadRow).parse(rows)
}

/** Heads as rows of a statement. */
function headsGiven(heads: readonly LedgerHead[]) {
  const column = (of: (head: LedgerHead) => string | number) => sql.param(heads.map(of))
  return sql`unnest(${column(({ register }) => register)}::uuid[], ${column(({ epoch }) => epoch)}::int[],
                    ${column(({ seq }) => seq)}::bigint[]) as ledger (register_id, epoch, head)`
}

const ledgerOf = ({ register_id: registerId, epoch }: z.output<typeof placeRow>) =>
  ledgerName({ registerId, epoch })

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
