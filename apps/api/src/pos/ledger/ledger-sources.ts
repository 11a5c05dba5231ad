import { type RegisterId, registerIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { tillDevices } from '../devices/till-device.table.js'
import { registers } from '../registers/register.table.js'
import type { LedgerSource } from './ledger-source.js'

/** Says whose ledger an event belongs to: also where its device is long gone. */
@Injectable()
export class LedgerSources {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The device that was `epoch` of a register, revoked or not, as others speak for it; undefined when none was. */
  async of(
    registerId: RegisterId,
    epoch: number,
    queries: Queries = this.database,
  ): Promise<LedgerSource | undefined> {
    const [row] = await queries
      .select({ register: registers, publicKey: tillDevices.publicKey })
      .from(tillDevices)
      .innerJoin(registers, eq(registers.id, tillDevices.registerId))
      .where(and(eq(tillDevices.registerId, registerId), eq(tillDevices.epoch, epoch)))
    if (row === undefined) return undefined
    const { register, publicKey } = row
    return {
      deviceId: null,
      registerId: registerIdSchema.parse(register.id),
      registerName: register.name,
      locationId: register.locationId,
      epoch,
      publicKey,
    }
  }
}
