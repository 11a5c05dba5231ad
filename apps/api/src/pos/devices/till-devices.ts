import type { RegisterId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database, type Queries, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChange } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import { registerChanged } from '../registers/register-events.js'
import { unknownDevice } from './device-problems.js'
import type { FreezeReason } from './freeze-reason.js'
import { tillDevices } from './till-device.table.js'

type Row = typeof tillDevices.$inferSelect

/** A device as the back office sees it. */
export interface ShownDevice {
  readonly id: string
  readonly registerId: RegisterId
  readonly epoch: number
  readonly name: string
  readonly enrolledAt: string
  readonly frozenAt: string | null
  readonly frozenWhy: FreezeReason | null
  readonly revokedAt: string | null
  readonly lastSeenAt: string | null
  readonly appVersion: string | null
  readonly clockOffset: number | null
  readonly storagePersisted: boolean | null
  readonly promisedSeq: number
}

/** What a device says of itself, where it says it. */
export interface Heartbeat {
  /** The last `seq` that it has. */
  readonly last?: number | undefined
  readonly appVersion?: string | undefined
  readonly clockOffset?: number | undefined
  readonly storagePersisted?: 'true' | 'false' | undefined
}

/** Keeps the devices that are registers, and freezes those that must record nothing more. */
@Injectable()
export class TillDevices {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /** All that have been a register, the latest first. */
  async ofRegister(registerId: RegisterId, queries: Queries = this.database): Promise<ShownDevice[]> {
    const rows = await queries
      .select()
      .from(tillDevices)
      .where(eq(tillDevices.registerId, registerId))
      .orderBy(desc(tillDevices.epoch))
    return rows.map(shownDevice)
  }

  /** The public key of whichever device was `epoch` of a register, revoked or not; undefined when none was. */
  async keyOf(
    registerId: RegisterId,
    epoch: number,
    queries: Queries = this.database,
  ): Promise<string | undefined> {
    const [row] = await queries
      .select({ publicKey: tillDevices.publicKey })
      .from(tillDevices)
      .where(and(eq(tillDevices.registerId, registerId), eq(tillDevices.epoch, epoch)))
    return row?.publicKey
  }

  /** Ends what a device may record, for good. Does nothing to one that is frozen already. */
  async freeze(transaction: Transaction, deviceId: string, why: FreezeReason): Promise<void> {
    const [frozen] = await transaction
      .update(tillDevices)
      .set({ frozenAt: this.now(), frozenWhy: why })
      .where(and(eq(tillDevices.id, deviceId), isNull(tillDevices.frozenAt)))
      .returning({ registerId: tillDevices.registerId })
    if (frozen !== undefined) await this.tell(transaction, frozen.registerId)
  }

  /** The same for whichever device is `epoch` of a register. */
  async freezeEpoch(
    transaction: Transaction,
    registerId: RegisterId,
    epoch: number,
    why: FreezeReason,
  ): Promise<void> {
    const [device] = await transaction
      .select({ id: tillDevices.id })
      .from(tillDevices)
      .where(and(eq(tillDevices.registerId, registerId), eq(tillDevices.epoch, epoch)))
    if (device !== undefined) await this.freeze(transaction, device.id, why)
  }

  /** Keeps what a device says of itself. */
  async note(
    deviceId: string,
    { last = 0, appVersion, clockOffset, storagePersisted }: Heartbeat,
  ): Promise<void> {
    await this.database
      .update(tillDevices)
      .set({
        lastSeenAt: this.now(),
        promisedSeq: sql`greatest(${tillDevices.promisedSeq}, ${last}::int)`,
        ...(appVersion === undefined ? {} : { appVersion }),
        ...(clockOffset === undefined ? {} : { clockOffset }),
        ...(storagePersisted === undefined ? {} : { storagePersisted: storagePersisted === 'true' }),
      })
      .where(eq(tillDevices.id, deviceId))
  }

  /** Notes the last `seq` that a device has said to have; a lower one takes nothing back. */
  async promise(queries: Queries, deviceId: string, seq: number): Promise<void> {
    await queries
      .update(tillDevices)
      .set({ promisedSeq: seq })
      .where(and(eq(tillDevices.id, deviceId), lt(tillDevices.promisedSeq, seq)))
  }

  /**
   * Shuts out a device that is lost: it must record nothing more, and its token is refused. Asked twice, it does it once.
   * @throws Problem `not-found`.
   */
  async revoke(deviceId: string): Promise<ShownDevice> {
    return this.transactions.run(async (transaction) => {
      const [before] = await transaction
        .select()
        .from(tillDevices)
        .where(eq(tillDevices.id, deviceId))
        .for('update')
      if (before === undefined) throw unknownDevice()
      if (before.revokedAt !== null) return shownDevice(before)
      const at = this.now()
      const [row] = await transaction
        .update(tillDevices)
        .set({
          revokedAt: at,
          frozenAt: sql`coalesce(${tillDevices.frozenAt}, ${at.toISOString()}::timestamptz)`,
          frozenWhy: sql`coalesce(${tillDevices.frozenWhy}, 'revoked')`,
        })
        .where(and(eq(tillDevices.id, deviceId), isNull(tillDevices.revokedAt)))
        .returning()
      if (row === undefined) throw unknownDevice()
      noteChange('revoked', false, true)
      await this.tell(transaction, row.registerId)
      return shownDevice(row)
    })
  }

  private async tell(transaction: Transaction, registerId: RegisterId): Promise<void> {
    await this.events.append(transaction, registerChanged, {
      subjectId: registerId,
      payload: { registerId },
    })
  }
}

/** A device's row as the back office sees it. */
export function shownDevice(row: Row): ShownDevice {
  return {
    id: row.id,
    registerId: row.registerId,
    epoch: row.epoch,
    name: row.name,
    enrolledAt: row.enrolledAt.toISOString(),
    frozenAt: row.frozenAt?.toISOString() ?? null,
    frozenWhy: row.frozenWhy,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    appVersion: row.appVersion,
    clockOffset: row.clockOffset,
    storagePersisted: row.storagePersisted,
    promisedSeq: row.promisedSeq,
  }
}
