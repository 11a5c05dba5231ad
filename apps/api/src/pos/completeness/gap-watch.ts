import { completenessOf, type RegisterId, registerIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { Sweeper } from '../../platform/liveness/sweeper.js'
import { tillDevices } from '../devices/till-device.table.js'
import { TillExceptions } from '../exceptions/till-exceptions.js'
import { ledgerEvents, ledgerHeads } from '../ledger/ledger.table.js'
import { placesBeyond } from './decided-entries.js'

/** How long what was promised may be on its way before somebody hears of it, in milliseconds. */
const patience = 60 * 60_000
const pause = 60_000
const mostGaps = 100

const headRow = z.object({
  registerId: registerIdSchema,
  epoch: z.int(),
  seq: z.coerce.number(),
  promised: z.coerce.number(),
})

/** Tells of what a register has recorded and what has not come, and takes that back once it has (rows 3 and 17). */
@Injectable()
export class GapWatch {
  private lookedAt = 0

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(TillExceptions) private readonly exceptions: TillExceptions,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(Sweeper) sweeper: Sweeper,
  ) {
    sweeper.registerRoutine(async () => {
      if (this.now().getTime() - this.lookedAt < pause) return
      this.lookedAt = this.now().getTime()
      await this.look()
    })
  }

  /**
   * Looks at every ledger. One that another device has taken over is not waited for: what it has not sent by then, it
   * will hardly send.
   */
  async look(): Promise<void> {
    const at = this.now()
    const { rows } = await this.database.execute(sql`
      select d.register_id as "registerId", d.epoch, coalesce(h.seq, 0) as seq,
             case when d.epoch < (select max(epoch) from ${tillDevices} later where later.register_id = d.register_id)
                    or coalesce(h.last_seen_at, d.last_seen_at) < ${new Date(at.getTime() - patience).toISOString()}::timestamptz
                  then greatest(coalesce(h.promised, 0), d.promised_seq, coalesce((
                    select max(seq) from ${ledgerEvents} e where e.register_id = d.register_id and e.epoch = d.epoch), 0))
                  else 0 end as promised
        from ${tillDevices} d left join ${ledgerHeads} h on h.register_id = d.register_id and h.epoch = d.epoch`)
    for (const head of z.array(headRow).parse(rows)) await this.lookAt(head, at)
  }

  private async lookAt(
    { registerId, epoch, seq, promised }: z.output<typeof headRow>,
    at: Date,
  ): Promise<void> {
    const gaps = promised > seq ? await this.gapsOf(registerId, epoch, seq, promised) : []
    const open = await this.database.execute(sql`
      select cause from till_exceptions
       where kind = 'gap' and state = 'open' and cause like ${`gap/${registerId}/${epoch}/%`}`)
    const causeOf = ({ from, to }: { from: number; to: number }) => `${registerId}/${epoch}/${from}-${to}`
    const known = z.array(z.object({ cause: z.string() })).parse(open.rows)
    const over = known.filter(({ cause }) => !gaps.some((gap) => cause === `gap/${causeOf(gap)}`))
    const fresh = gaps.filter((gap) => !known.some(({ cause }) => cause === `gap/${causeOf(gap)}`))
    if (over.length === 0 && fresh.length === 0) return
    await this.transactions.run(async (transaction) => {
      for (const { cause } of over)
        await this.exceptions.settleByItself(transaction, 'gap', cause.slice('gap/'.length), at)
      await this.exceptions.raise(
        transaction,
        fresh.map((gap) => ({
          kind: 'gap',
          cause: causeOf(gap),
          at,
          registerId,
          details: { epoch, ...gap },
        })),
      )
    })
  }

  private async gapsOf(registerId: RegisterId, epoch: number, seq: number, promised: number) {
    const held = await placesBeyond(this.database, { registerId, epoch }, seq)
    const { gaps } = completenessOf(
      held.map((place) => place - seq),
      promised - seq,
    )
    return gaps.slice(0, mostGaps).map(({ from, to }) => ({ from: from + seq, to: to + seq }))
  }
}
