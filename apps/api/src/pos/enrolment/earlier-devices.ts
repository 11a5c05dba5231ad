import { randomBytes } from 'node:crypto'
import { type EarlierDevice, earlierDeviceText, type RegisterId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, or } from 'drizzle-orm'
import { LocationCodes } from '../../commerce/commerce.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChange, noteSubject } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import { EventReader } from '../../platform/events/event-reader.js'
import { SecretBox } from '../../platform/secrets/secret-box.js'
import type { TillDevice } from '../devices/till-device.js'
import { tillDevices } from '../devices/till-device.table.js'
import { isSignedBy } from '../ledger/device-signature.js'
import { registers } from '../registers/register.table.js'
import { registerChanged } from '../registers/register-events.js'
import { isDeviceKey } from './device-key.js'
import { earlierDeviceRefused, unusableKey } from './enrolment-problems.js'
import { freeRegisterCode } from './free-register-code.js'
import { pinSecretPlace } from './pin-secret-place.js'

/**
 * Takes devices in that the shop does not know any more, since it was restored from a backup that is older than they are.
 * Their tills were enrolled again and say who they were before: from then on such a device is one that was replaced, and
 * what it has sold is judged by its own key, entry by entry.
 */
@Injectable()
export class EarlierDevices {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(EventReader) private readonly log: EventReader,
    @Inject(LocationCodes) private readonly locations: LocationCodes,
    @Inject(SecretBox) private readonly box: SecretBox,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /**
   * @param current the device that says so
   * @throws Problem `earlier-device-refused`, or `invalid-input` for a key of another kind.
   */
  async take(current: TillDevice, claimed: EarlierDevice): Promise<void> {
    if (!isDeviceKey(claimed.publicKey)) throw unusableKey()
    if (!isProven(current, claimed)) {
      throw earlierDeviceRefused(
        'The claim is not signed by both devices, the one of before and the one of now.',
      )
    }
    await this.transactions.run(async (transaction) => {
      const restoredAt = await this.log.restoredAt(transaction)
      if (restoredAt === undefined)
        throw earlierDeviceRefused('The shop was never restored from a backup: it knows all of its devices.')
      await this.registerOf(transaction, current, claimed)
      if (await this.isKnown(transaction, claimed)) return
      await this.add(transaction, current, claimed, restoredAt)
    })
  }

  /** Holds its register, and makes it anew where the backup is older than that. */
  private async registerOf(
    transaction: Transaction,
    current: TillDevice,
    { register: { id, name, code }, locationId, epoch }: EarlierDevice,
  ): Promise<void> {
    const [held] = await transaction
      .select({ id: registers.id })
      .from(registers)
      .where(eq(registers.id, id))
      .for('update')
    if (held !== undefined) return
    const location = await this.locations.of(transaction, locationId)
    const taken = await transaction.select({ code: registers.code }).from(registers)
    const at = this.now()
    await transaction.insert(registers).values({
      id,
      name,
      code: freeRegisterCode(code, new Set(taken.map((one) => one.code))),
      locationId: location === undefined ? current.locationId : locationId,
      epoch,
      closedAt: at,
      createdAt: at,
    })
  }

  /** @throws Problem `earlier-device-refused` where another device has its place. */
  private async isKnown(transaction: Transaction, claimed: EarlierDevice): Promise<boolean> {
    const { register, epoch, deviceId, tokenHash, publicKey } = claimed
    const rivals = await transaction
      .select({ id: tillDevices.id, publicKey: tillDevices.publicKey })
      .from(tillDevices)
      .where(
        or(
          and(eq(tillDevices.registerId, register.id), eq(tillDevices.epoch, epoch)),
          eq(tillDevices.id, deviceId),
          eq(tillDevices.tokenHash, tokenHash),
        ),
      )
    if (rivals.length === 0) return false
    if (rivals.every((one) => one.id === deviceId && one.publicKey === publicKey)) return true
    throw earlierDeviceRefused(
      'Another device of the shop has its place in the register, its id or its token.',
    )
  }

  private async add(
    transaction: Transaction,
    current: TillDevice,
    { register, epoch, deviceId, publicKey, tokenHash, enrolledAt }: EarlierDevice,
    restoredAt: Date,
  ): Promise<void> {
    const [same] = await transaction
      .select({ name: tillDevices.name })
      .from(tillDevices)
      .where(eq(tillDevices.id, current.deviceId))
    const before = restoredAt.getTime() - 1
    await transaction.insert(tillDevices).values({
      id: deviceId,
      registerId: register.id,
      epoch,
      name: same?.name ?? register.name,
      publicKey,
      tokenHash,
      // Nobody types a PIN for it any more.
      pinSecret: this.box.seal(randomBytes(32).toString('base64url'), pinSecretPlace(deviceId)),
      // Whatever its clock said: no device that was enrolled since the restore is unknown.
      enrolledAt: new Date(Math.min(before, Date.parse(enrolledAt))),
      frozenAt: this.now(),
      frozenWhy: 'replaced',
    })
    noteSubject('register', register.id)
    noteChange('epoch', null, epoch)
    await this.tell(transaction, register.id)
  }

  private async tell(transaction: Transaction, registerId: RegisterId): Promise<void> {
    await this.events.append(transaction, registerChanged, {
      subjectId: registerId,
      payload: { registerId },
    })
  }
}

function isProven(current: TillDevice, { register, epoch, publicKey, tokenHash, ...signed }: EarlierDevice) {
  const claim = { register: register.id, epoch, publicKey, tokenHash, deviceId: current.deviceId }
  const text = earlierDeviceText(claim)
  return isSignedBy(publicKey, text, signed.proof) && isSignedBy(current.publicKey, text, signed.signature)
}
