import { type LocationId, type RegisterId, registerIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { LocationCodes } from '../../commerce/commerce.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database, type Queries, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChanges } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import { IdempotencyKeys, type IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { tillDevices } from '../devices/till-device.table.js'
import { TillDevices } from '../devices/till-devices.js'
import { enrolmentCodes } from '../enrolment/enrolment-code.table.js'
import { registers } from './register.table.js'
import { registerChanged } from './register-events.js'
import {
  registerChangedMeanwhile,
  registerCodeTaken,
  registerInUse,
  unknownRegister,
  unknownRegisterLocation,
} from './register-problems.js'
import { readRegisters, type ShownRegister } from './register-view.js'
import type { registerRoutes as routes } from './registers.contract.js'

type Creation = RouteInput<typeof routes.create>['body']
type Changes = RouteInput<typeof routes.update>['body']

/** Keeps the registers of the shop. */
@Injectable()
export class Registers {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(LocationCodes) private readonly locations: LocationCodes,
    @Inject(TillDevices) private readonly devices: TillDevices,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  list(): Promise<ShownRegister[]> {
    return readRegisters(this.database, this.now())
  }

  /** @throws Problem `not-found`. */
  async read(id: RegisterId, queries: Queries = this.database): Promise<ShownRegister> {
    const [register] = await readRegisters(queries, this.now(), id)
    if (register === undefined) throw unknownRegister()
    return register
  }

  /**
   * Adds a register. The same `request` again answers with the same one.
   * @throws Problem `register-code-taken` (409), `unknown-location` (422).
   */
  async create(creation: Creation, request: IdempotentRequest | undefined): Promise<ShownRegister> {
    return this.writing(creation.code, async (transaction) => {
      const claim = request && (await this.idempotency.claim(transaction, request))
      if (claim?.first === false) return this.read(registerIdSchema.parse(claim.result), transaction)
      await this.refuseUnknownLocation(transaction, creation.locationId)
      const id = registerIdSchema.parse(uuidv7())
      await transaction.insert(registers).values({ id, ...creation, createdAt: this.now() })
      noteChanges(undefined, creation, ['name', 'code', 'locationId'])
      if (request !== undefined) await this.idempotency.complete(transaction, request, id)
      await this.tell(transaction, id)
      return this.read(id, transaction)
    })
  }

  /**
   * Changes what `changes` name.
   * @throws Problem `settings-changed`, `register-in-use`, `register-code-taken` (409), `unknown-location` (422), `not-found`.
   */
  async update(id: RegisterId, { version, active, ...named }: Changes): Promise<ShownRegister> {
    return this.writing(named.code ?? '', async (transaction) => {
      const [row] = await transaction.select().from(registers).where(eq(registers.id, id)).for('update')
      if (row === undefined) throw unknownRegister()
      const before = await this.read(id, transaction)
      if (row.version !== version) throw registerChangedMeanwhile(before)
      const fixed = (['code', 'locationId'] as const).filter(
        (field) => named[field] !== undefined && named[field] !== row[field],
      )
      if (row.epoch > 0 && fixed.length > 0) throw registerInUse(fixed)
      if (named.locationId !== undefined) await this.refuseUnknownLocation(transaction, named.locationId)
      const closes = active === false && row.closedAt === null
      const closedAt = closes ? this.now() : active === true ? null : row.closedAt
      await transaction
        .update(registers)
        .set({ ...named, closedAt, version: version + 1 })
        .where(and(eq(registers.id, id), eq(registers.version, version)))
      if (closes) await this.endDevices(transaction, id)
      await this.tell(transaction, id)
      const after = await this.read(id, transaction)
      noteChanges(before, after, ['name', 'code', 'locationId', 'active'])
      return after
    })
  }

  /** Nothing more is sold at it, and nobody can enrol another device for it meanwhile. */
  private async endDevices(transaction: Transaction, id: RegisterId): Promise<void> {
    await transaction.delete(enrolmentCodes).where(eq(enrolmentCodes.registerId, id))
    const devices = await transaction
      .select({ id: tillDevices.id })
      .from(tillDevices)
      .where(eq(tillDevices.registerId, id))
    for (const device of devices) await this.devices.freeze(transaction, device.id, 'register_closed')
  }

  private async refuseUnknownLocation(transaction: Transaction, id: LocationId): Promise<void> {
    if ((await this.locations.of(transaction, id)) === undefined) throw unknownRegisterLocation()
  }

  private async writing(
    code: string,
    work: (transaction: Transaction) => Promise<ShownRegister>,
  ): Promise<ShownRegister> {
    try {
      return await this.transactions.run(work)
    } catch (error) {
      throw isTaken(error) ? registerCodeTaken(code) : error
    }
  }

  private async tell(transaction: Transaction, registerId: RegisterId): Promise<void> {
    await this.events.append(transaction, registerChanged, {
      subjectId: registerId,
      payload: { registerId },
    })
  }
}

const taken = z.object({
  cause: z.object({ code: z.literal('23505'), constraint: z.literal('registers_code_unique') }),
})
const isTaken = (error: unknown) => taken.safeParse(error).success
