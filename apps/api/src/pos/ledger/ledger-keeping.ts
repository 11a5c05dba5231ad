import { Inject, Injectable } from '@nestjs/common'
import type { Transaction } from '../../platform/database/database.js'
import { TillExceptions } from '../exceptions/till-exceptions.js'
import type { JudgedBatch, ParkedArrival } from './judged-batch.js'
import type { LedgerVerdict } from './ledger.table.js'
import { filledRows, ledgerRow } from './ledger-rows.js'
import type { LedgerSource } from './ledger-source.js'
import { type Arrival, LedgerStore } from './ledger-store.js'

/** A batch with what is to become of it. */
export interface BatchToKeep {
  readonly source: LedgerSource
  readonly arrival: Arrival
  readonly judged: JudgedBatch
}

/** Keeps all that arrives, whatever becomes of it. */
@Injectable()
export class LedgerKeeping {
  constructor(
    @Inject(LedgerStore) private readonly store: LedgerStore,
    @Inject(TillExceptions) private readonly exceptions: TillExceptions,
  ) {}

  /** Keeps what holds its place, by what is to become of it. */
  async keep(transaction: Transaction, batches: readonly BatchToKeep[]): Promise<void> {
    for (const { source, arrival, judged } of batches) {
      for (const one of judged.filled) {
        const rows = filledRows(source, one, arrival)
        await this.store.write(transaction, rows, one.isLeftOut ? 'set_aside' : 'parked')
      }
    }
    for (const [verdict, arrivalsOf] of keptPlaces) {
      const rows = batches.flatMap(({ source, arrival, judged }) =>
        arrivalsOf(judged).flatMap((arrived) => ledgerRow(source, arrived, verdict, arrival) ?? []),
      )
      await this.store.write(transaction, rows, verdict)
    }
  }

  /** Keeps events for a person to decide about. */
  async park(
    transaction: Transaction,
    source: LedgerSource,
    parked: readonly (ParkedArrival & { problem?: string | null })[],
    { at }: Arrival,
  ): Promise<void> {
    if (parked.length === 0) return
    const added = await this.store.park(transaction, source, parked, at)
    // Those that had waited in their place, or have it all the same, say there what became of them.
    await this.store.mark(
      transaction,
      source,
      parked.flatMap(({ arrived: { link }, why, holdsPlace }) =>
        link !== undefined && (holdsPlace || why === 'broken_link') ? [{ ...link, why }] : [],
      ),
    )
    await this.exceptions.raise(
      transaction,
      added.map(({ id, arrived, why }) => ({
        kind: 'parked',
        cause: id,
        at,
        registerId: source.registerId,
        shiftId: arrived.event?.shiftId,
        details: { why, epoch: source.epoch, seq: arrived.link?.seq ?? null, parkedId: id },
      })),
    )
  }
}

/** What holds its place, by the verdict that it gets. */
const keptPlaces = [
  ['projected', ({ projected }: JudgedBatch) => projected],
  ['waiting', ({ waits }: JudgedBatch) => waits],
  [
    'parked',
    ({ parked }: JudgedBatch) => parked.flatMap(({ arrived, holdsPlace }) => (holdsPlace ? [arrived] : [])),
  ],
] as const satisfies readonly (readonly [LedgerVerdict, unknown])[]
