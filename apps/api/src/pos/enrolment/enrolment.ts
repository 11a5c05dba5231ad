import { randomBytes, randomInt } from 'node:crypto'
import type { Enrolment as Enrolled, RegisterId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, gt, isNull, max } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { LocationCodes } from '../../commerce/commerce.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteSubject } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import { EventReader } from '../../platform/events/event-reader.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { SecretBox } from '../../platform/secrets/secret-box.js'
import { hashOfToken, newDeviceToken } from '../devices/device-token.js'
import { tillDevices } from '../devices/till-device.table.js'
import { TillDevices } from '../devices/till-devices.js'
import { ServerKey } from '../records/server-key.js'
import { registers } from '../registers/register.table.js'
import { registerChanged } from '../registers/register-events.js'
import { registerClosed, unknownRegister } from '../registers/register-problems.js'
import { isDeviceKey } from './device-key.js'
import type { enrolmentRoutes as routes } from './enrolment.contract.js'
import { hashOfEnrolmentCode, newEnrolmentCode } from './enrolment-code.js'
import { enrolmentCodes } from './enrolment-code.table.js'
import { enrolmentCodeRefused, unusableKey } from './enrolment-problems.js'
import { pinSecretPlace } from './pin-secret-place.js'
import { WrongCodes } from './wrong-codes.js'

type Request = RouteInput<typeof routes.enrol>['body']

const codeMilliseconds = 15 * 60_000
/** More devices than any register gets between a backup and its restore. */
const epochsLeftOut = 100

/** Makes devices registers: by a code that somebody who manages registers made, and that works once. */
@Injectable()
export class Enrolment {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(EventReader) private readonly log: EventReader,
    @Inject(LocationCodes) private readonly locations: LocationCodes,
    @Inject(TillDevices) private readonly devices: TillDevices,
    @Inject(SecretBox) private readonly box: SecretBox,
    @Inject(ServerKey) private readonly serverKey: ServerKey,
    @Inject(WrongCodes) private readonly wrongCodes: WrongCodes,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /**
   * The code by which the next device becomes a register. One that was made before stops working.
   * @throws Problem `register-closed`, `not-found`.
   */
  async makeCode(registerId: RegisterId): Promise<{ code: string; expiresAt: string }> {
    const code = newEnrolmentCode()
    const expiresAt = new Date(this.now().getTime() + codeMilliseconds)
    await this.transactions.run(async (transaction) => {
      const register = await lock(transaction, registerId)
      if (register === undefined) throw unknownRegister()
      if (register.closedAt !== null) throw registerClosed()
      const made = { hash: hashOfEnrolmentCode(code), expiresAt }
      await transaction
        .insert(enrolmentCodes)
        .values({ registerId, ...made })
        .onConflictDoUpdate({ target: enrolmentCodes.registerId, set: made })
      await this.tell(transaction, registerId)
    })
    return { code, expiresAt: expiresAt.toISOString() }
  }

  /**
   * Makes a device the register that `code` is for, and freezes the one that was it before.
   * @param address the network address that it comes from
   * @throws Problem `enrolment-code-refused`, `invalid-input` for a key of another kind, `too-many-attempts`.
   */
  async enrol({ code, publicKey, deviceName }: Request, address: string): Promise<Enrolled> {
    this.wrongCodes.refuseGuessing(address)
    if (!isDeviceKey(publicKey)) throw unusableKey()
    const serverKey = await this.serverKey.usable()
    const enrolled = await this.transactions.run(async (transaction) => {
      const registerId = await this.useUp(transaction, code)
      const register = registerId && (await lock(transaction, registerId))
      const location = register && (await this.locations.of(transaction, register.locationId))
      if (!register || !location) return undefined
      const device = await this.replaceDevice(transaction, register, { publicKey, name: deviceName })
      noteSubject('register', register.id)
      await this.tell(transaction, register.id)
      const { id, name, code: registerCode } = register
      return { register: { id, name, code: registerCode }, location, ...device, serverKey }
    })
    if (enrolled !== undefined) return enrolled
    this.wrongCodes.note(address)
    throw enrolmentCodeRefused()
  }

  /** The register that waits for a device with this code; whoever asks next finds none. */
  private async useUp(transaction: Transaction, code: string): Promise<RegisterId | undefined> {
    const [used] = await transaction
      .delete(enrolmentCodes)
      .where(
        and(eq(enrolmentCodes.hash, hashOfEnrolmentCode(code)), gt(enrolmentCodes.expiresAt, this.now())),
      )
      .returning({ registerId: enrolmentCodes.registerId })
    return used?.registerId
  }

  private async replaceDevice(
    transaction: Transaction,
    register: typeof registers.$inferSelect,
    device: { readonly publicKey: string; readonly name: string },
  ) {
    const before = await transaction
      .select({ id: tillDevices.id })
      .from(tillDevices)
      .where(and(eq(tillDevices.registerId, register.id), isNull(tillDevices.frozenAt)))
    for (const { id } of before) await this.devices.freeze(transaction, id, 'replaced')
    const epoch = await this.nextEpoch(transaction, register)
    await transaction.update(registers).set({ epoch }).where(eq(registers.id, register.id))
    const [deviceId, token, pinSecret] = [uuidv7(), newDeviceToken(), randomBytes(32).toString('base64url')]
    await transaction.insert(tillDevices).values({
      id: deviceId,
      registerId: register.id,
      epoch,
      ...device,
      tokenHash: hashOfToken(token),
      pinSecret: this.box.seal(pinSecret, pinSecretPlace(deviceId)),
      enrolledAt: this.now(),
    })
    return { epoch, deviceId, token, pinSecret }
  }

  /**
   * Receipts bear the epoch: a shop that was restored from a backup does not know which ones its registers had since, and
   * gives none of them a second time. By chance, since a backup may be restored twice.
   */
  private async nextEpoch(
    transaction: Transaction,
    register: Pick<typeof registers.$inferSelect, 'id' | 'epoch'>,
  ): Promise<number> {
    const [known] = await transaction
      .select({ epoch: max(tillDevices.epoch), enrolledAt: max(tillDevices.enrolledAt) })
      .from(tillDevices)
      .where(eq(tillDevices.registerId, register.id))
    const latest = Math.max(register.epoch, known?.epoch ?? 0)
    const restoredAt = await this.log.restoredAt(transaction)
    const isFirstSince = restoredAt !== undefined && (known?.enrolledAt ?? new Date(0)) < restoredAt
    return latest + (isFirstSince ? epochsLeftOut + randomInt(epochsLeftOut) : 1)
  }

  private async tell(transaction: Transaction, registerId: RegisterId): Promise<void> {
    await this.events.append(transaction, registerChanged, {
      subjectId: registerId,
      payload: { registerId },
    })
  }
}

/** A register that nobody else changes until the transaction ends. */
async function lock(transaction: Transaction, id: RegisterId) {
  const [row] = await transaction.select().from(registers).where(eq(registers.id, id)).for('update')
  return row
}
