import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { tillDevices } from '../devices/till-device.table.js'
import { ledgerHeads } from '../ledger/ledger.table.js'
import { registers } from '../registers/register.table.js'
import type { completenessRoutes as routes } from './completeness.contract.js'

/** Says of all registers at once what has arrived of what their latest devices have recorded. */
@Injectable()
export class RegisterLedgers {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async list(): Promise<RouteOutput<typeof routes.list>['items']> {
    const rows = await this.database
      .select({
        registerId: registers.id,
        epoch: registers.epoch,
        promisedByDevice: tillDevices.promisedSeq,
        seq: ledgerHeads.seq,
        promised: ledgerHeads.promised,
      })
      .from(registers)
      .innerJoin(
        tillDevices,
        and(eq(tillDevices.registerId, registers.id), eq(tillDevices.epoch, registers.epoch)),
      )
      .leftJoin(
        ledgerHeads,
        and(eq(ledgerHeads.registerId, registers.id), eq(ledgerHeads.epoch, registers.epoch)),
      )
      .orderBy(asc(registers.id))
    return rows.map(({ registerId, epoch, promisedByDevice, seq, promised }) => ({
      registerId,
      epoch,
      contiguous: seq ?? 0,
      promised: Math.max(promised ?? 0, promisedByDevice),
    }))
  }
}
