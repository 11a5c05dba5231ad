import type { ShiftId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNull } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChange } from '../../platform/deeds/deed-under-way.js'
import type { Actor } from '../../platform/http/actor.js'
import { tillDevices } from '../devices/till-device.table.js'
import { LedgerSources } from '../ledger/ledger-sources.js'
import { shiftNotEnded, unknownShift } from '../pos-problems.js'
import { DrawerDifferences } from './drawer-differences.js'
import { drawerVerdict, type OfficeCount } from './office-count.js'
import { tillShifts } from './till-shift.table.js'

type Row = typeof tillShifts.$inferSelect

/** Counts drawers that no device will count any more: the ledger has no entry for it, since only a device signs those. */
@Injectable()
export class DrawerCounts {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(LedgerSources) private readonly sources: LedgerSources,
    @Inject(DrawerDifferences) private readonly differences: DrawerDifferences,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /**
   * Notes what the drawer of an ended shift held. Counted again, the later count stands, and the record has both.
   * @throws Problem `not-found`, `shift-not-ended`.
   */
  async count(
    shiftId: ShiftId,
    { counted, note }: Pick<OfficeCount, 'counted' | 'note'>,
    actor: Actor,
  ): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const row = await this.ended(transaction, shiftId)
      const at = this.now()
      const officeCount = { counted, note, countedBy: actor.name, countedAt: at.toISOString() }
      const written = await transaction
        .update(tillShifts)
        .set({ officeCount })
        .where(and(eq(tillShifts.id, shiftId), isNull(tillShifts.closedAt)))
        .returning({ id: tillShifts.id })
      if (written.length === 0) throw shiftNotEnded()
      noteChange('counted', row.officeCount?.counted ?? null, counted)
      noteChange('note', row.officeCount?.note ?? null, note)
      const register = await this.sources.of(row.registerId, row.epoch, transaction)
      if (register === undefined) throw unknownShift()
      const verdict = drawerVerdict(row.report, officeCount)
      await this.differences.tell(transaction, { register, report: row.report, verdict }, at)
    })
  }

  /** A shift that is still open in the ledger, and whose device is not the register any more. */
  private async ended(transaction: Transaction, shiftId: ShiftId): Promise<Row> {
    const [row] = await transaction.select().from(tillShifts).where(eq(tillShifts.id, shiftId)).for('update')
    if (row === undefined) throw unknownShift()
    const [device] = await transaction
      .select({ frozenAt: tillDevices.frozenAt })
      .from(tillDevices)
      .where(and(eq(tillDevices.registerId, row.registerId), eq(tillDevices.epoch, row.epoch)))
    if (row.closedAt !== null || device?.frozenAt == null) throw shiftNotEnded()
    return row
  }
}
