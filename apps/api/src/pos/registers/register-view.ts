import type { RegisterId } from '@counterflow/core'
import { and, asc, eq, gt } from 'drizzle-orm'
import type { Queries } from '../../platform/database/database.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { tillDevices } from '../devices/till-device.table.js'
import { shownDevice } from '../devices/till-devices.js'
import { enrolmentCodes } from '../enrolment/enrolment-code.table.js'
import { registers } from './register.table.js'
import type { registerRoutes as routes } from './registers.contract.js'

export type ShownRegister = RouteOutput<typeof routes.get>

/** All registers, or the one with `id`, by name. */
export async function readRegisters(queries: Queries, now: Date, id?: RegisterId): Promise<ShownRegister[]> {
  const rows = await queries
    .select({ register: registers, device: tillDevices, enrolling: enrolmentCodes.expiresAt })
    .from(registers)
    .leftJoin(
      tillDevices,
      and(eq(tillDevices.registerId, registers.id), eq(tillDevices.epoch, registers.epoch)),
    )
    .leftJoin(
      enrolmentCodes,
      and(eq(enrolmentCodes.registerId, registers.id), gt(enrolmentCodes.expiresAt, now)),
    )
    .where(id === undefined ? undefined : eq(registers.id, id))
    .orderBy(asc(registers.name), asc(registers.id))
  return rows.map(({ register, device, enrolling }) => ({
    id: register.id,
    name: register.name,
    code: register.code,
    locationId: register.locationId,
    active: register.closedAt === null,
    epoch: register.epoch,
    device: device && shownDevice(device),
    enrolling: enrolling?.toISOString() ?? null,
    version: register.version,
  }))
}
