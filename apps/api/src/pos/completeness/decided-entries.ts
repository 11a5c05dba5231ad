import { isUnproven, parkedWhys, type RegisterId } from '@counterflow/core'
import { and, asc, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Queries } from '../../platform/database/database.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { fingerprintOf } from '../ledger/arrived-event.js'
import { ledgerEvents, parkedEvents } from '../ledger/ledger.table.js'
import type { LedgerKey } from '../ledger/ledger-key.js'
import type { completenessRoutes as routes } from './completeness.contract.js'

export type DecidedEntry = RouteOutput<typeof routes.read>['decided'][number]

const unprovenWhys = parkedWhys.filter(isUnproven)
const mostDecisions = 10_000

/** What people have decided, with their reasons, about entries that do not prove themselves. */
export interface DecidedEntries {
  /**
   * The decision about just what an entry of the ledger holds. Whoever writes over the entry afterwards is covered by
   * none; of one that personal data was erased from, its place must do.
   */
  about(row: typeof ledgerEvents.$inferSelect): DecidedEntry | undefined
  /** Those about places beyond `seq` that something was left out of, and that nothing else has come for. */
  beyond(epoch: number, seq: number): readonly DecidedEntry[]
}

export async function readDecidedEntries(queries: Queries, registerId: RegisterId): Promise<DecidedEntries> {
  const rows = await queries
    .select()
    .from(parkedEvents)
    .where(
      and(
        eq(parkedEvents.registerId, registerId),
        ne(parkedEvents.state, 'open'),
        isNotNull(parkedEvents.seq),
        inArray(parkedEvents.why, [...unprovenWhys, 'broken_link']),
      ),
    )
    .orderBy(asc(parkedEvents.epoch), asc(parkedEvents.seq))
    .limit(mostDecisions)
  const byPlace = Map.groupBy(rows, ({ epoch, seq }) => `${epoch}/${seq}`)
  return {
    about: ({ epoch, seq, raw, erasedAt }) => {
      const fingerprint = fingerprintOf(raw)
      return byPlace
        .get(`${epoch}/${seq}`)
        ?.filter((row) => erasedAt !== null || row.fingerprint === fingerprint)
        .flatMap(decided)[0]
    },
    beyond: (epoch, seq) =>
      rows
        .filter((row) => row.epoch === epoch && (row.seq ?? 0) > seq)
        .filter(({ state, why }) => state === 'set_aside' && isUnproven(why))
        .flatMap(decided),
  }
}

const placeRow = z.object({ seq: z.coerce.number() })

/** Places beyond `seq` that are held, or that a person has given up. */
export async function placesBeyond(queries: Queries, key: LedgerKey, seq: number): Promise<number[]> {
  const { registerId, epoch } = key
  const { rows } = await queries.execute(sql`
    select seq from ${ledgerEvents}
     where register_id = ${registerId}::uuid and epoch = ${epoch}::int and seq > ${seq}::bigint
    union
    select seq from ${parkedEvents}
     where register_id = ${registerId}::uuid and epoch = ${epoch}::int and seq > ${seq}::bigint
       and state = 'set_aside' and why = any(${sql.param(unprovenWhys)}::text[])`)
  return z
    .array(placeRow)
    .parse(rows)
    .map((row) => row.seq)
}

function decided(row: typeof parkedEvents.$inferSelect): DecidedEntry[] {
  const { id, epoch, seq, why, state, note, settledAt, settledBy } = row
  if (seq === null || state === 'open') return []
  return [
    { parkedId: id, epoch, seq, why, state, note, settledBy, settledAt: settledAt?.toISOString() ?? null },
  ]
}
