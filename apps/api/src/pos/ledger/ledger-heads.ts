import { chainStart, type LedgerHead, registerIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import { tillDevices } from '../devices/till-device.table.js'
import { ledgerHeads } from './ledger.table.js'
import { type LedgerKey, ledgerName } from './ledger-key.js'
import type { LedgerSource } from './ledger-source.js'

/** A ledger whose head is to be held. */
export interface LedgerToHold {
  readonly source: LedgerSource
  /** The last place that its device says to have. */
  readonly promised: number
  readonly arrival: { readonly at: Date }
}

const headRow = z.object({
  register_id: registerIdSchema,
  epoch: z.int(),
  seq: z.coerce.number(),
  hash: z.string(),
})

/** How far ledgers are held. Whoever takes events in holds the head first. */
@Injectable()
export class LedgerHeads {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /**
   * The heads of ledgers, each of another one, held until the transaction ends, with what their devices have promised
   * noted. They are held in their order here: everybody has the same, or two groups would wait for each other.
   */
  async hold(transaction: Transaction, ledgers: readonly LedgerToHold[]): Promise<LedgerHead[]> {
    const column = (of: (ledger: LedgerToHold) => string | number | null) => sql.param(ledgers.map(of))
    const { rows } = await transaction.execute(sql`
      insert into ${ledgerHeads} as held (register_id, epoch, seq, hash, promised, last_seen_at)
      select wanted.register_id, wanted.epoch, 0, ${chainStart}::text, wanted.promised,
             coalesce(wanted.seen_at, (select coalesce(${tillDevices.lastSeenAt}, ${tillDevices.enrolledAt})
                                         from ${tillDevices}
                                        where ${tillDevices.registerId} = wanted.register_id
                                          and ${tillDevices.epoch} = wanted.epoch))
        from unnest(${column(({ source }) => source.registerId)}::uuid[],
                    ${column(({ source }) => source.epoch)}::int[],
                    ${column(({ promised }) => promised)}::bigint[],
                    ${column(seenAt)}::timestamptz[]) as wanted (register_id, epoch, promised, seen_at)
          on conflict (register_id, epoch) do update
             set promised = greatest(held.promised, excluded.promised),
                 last_seen_at = greatest(held.last_seen_at, excluded.last_seen_at)
      returning register_id, epoch, seq, hash`)
    const heads = new Map<string, LedgerHead>()
    for (const { register_id: register, ...head } of z.array(headRow).parse(rows))
      heads.set(ledgerName({ registerId: register, epoch: head.epoch }), { register, ...head })
    return ledgers.map(({ source }) => {
      const head = heads.get(ledgerName(source))
      if (head === undefined) throw new Error('The ledger has no head.')
      return head
    })
  }

  async move(transaction: Transaction, heads: readonly LedgerHead[], at: readonly Date[]): Promise<void> {
    if (heads.length === 0) return
    const column = (of: (head: LedgerHead) => string | number) => sql.param(heads.map(of))
    await transaction.execute(sql`
      update ${ledgerHeads} set seq = moved.seq, hash = moved.hash, last_received_at = moved.at
        from unnest(${column(({ register }) => register)}::uuid[], ${column(({ epoch }) => epoch)}::int[],
                    ${column(({ seq }) => seq)}::bigint[], ${column(({ hash }) => hash)}::text[],
                    ${sql.param(at.map((one) => one.toISOString()))}::timestamptz[])
             as moved (register_id, epoch, seq, hash, at)
       where ${ledgerHeads.registerId} = moved.register_id and ${ledgerHeads.epoch} = moved.epoch`)
  }

  /** Up to where a ledger is held without a gap. */
  async contiguous({ registerId, epoch }: LedgerKey): Promise<number> {
    const [head] = await this.database
      .select({ seq: ledgerHeads.seq })
      .from(ledgerHeads)
      .where(and(eq(ledgerHeads.registerId, registerId), eq(ledgerHeads.epoch, epoch)))
    return head?.seq ?? 0
  }
}

/** When a device spoke itself; null where others speak for it: it was then seen when it was seen last, or enrolled. */
const seenAt = ({ source, arrival }: LedgerToHold) =>
  source.deviceId === null ? null : arrival.at.toISOString()
