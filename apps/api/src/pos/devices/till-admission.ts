import { announcementHeader, type TillSyncVersion, tillSyncHeader, tillSyncVersions } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { DeviceAdmission } from '../../platform/http/device.js'
import { tillRecordRoutes } from '../records/till-records.contract.js'
import { registers } from '../registers/register.table.js'
import { deviceRevoked, invalidDeviceToken } from './device-problems.js'
import { deviceTokenIn, hashOfToken } from './device-token.js'
import { spokenVersion } from './spoken-version.js'
import { rememberDevice } from './till-device.js'
import { tillDevices } from './till-device.table.js'

/**
 * Lets in devices that carry the token of their enrolment. One that is frozen comes in, too: what it recorded before
 * must not be lost.
 */
@Injectable()
export class TillAdmission implements DeviceAdmission {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @throws Problem `invalid-device-token`, `device-revoked`, `till-too-old` or `till-too-new`. */
  async admit(request: FastifyRequest): Promise<void> {
    const token = deviceTokenIn(request.headers.authorization)
    if (token === undefined) throw invalidDeviceToken()
    const [found] = await this.database
      .select({
        deviceId: tillDevices.id,
        registerId: tillDevices.registerId,
        registerName: registers.name,
        locationId: registers.locationId,
        epoch: tillDevices.epoch,
        publicKey: tillDevices.publicKey,
        frozenAt: tillDevices.frozenAt,
        revokedAt: tillDevices.revokedAt,
        lastSeenAt: tillDevices.lastSeenAt,
      })
      .from(tillDevices)
      .innerJoin(registers, eq(registers.id, tillDevices.registerId))
      .where(eq(tillDevices.tokenHash, hashOfToken(token)))
    if (found === undefined) throw invalidDeviceToken()
    if (found.revokedAt !== null) throw deviceRevoked()
    const { frozenAt, revokedAt: _, lastSeenAt, ...device } = found
    const syncVersion = syncVersionOf(request)
    const said = request.headers[announcementHeader]
    const announcement = typeof said === 'string' ? said : undefined
    rememberDevice(request, { ...device, frozen: frozenAt !== null, syncVersion, announcement })
    await this.noteSeen(device.deviceId, lastSeenAt)
  }

  /** At most once in half a minute: a busy till must not become a busy row. */
  private async noteSeen(deviceId: string, lastSeenAt: Date | null): Promise<void> {
    if (lastSeenAt !== null && Date.now() - lastSeenAt.getTime() < 30_000) return
    const old = lt(tillDevices.lastSeenAt, sql`now() - interval '30 seconds'`)
    await this.database
      .update(tillDevices)
      .set({ lastSeenAt: sql`now()` })
      .where(and(eq(tillDevices.id, deviceId), or(isNull(tillDevices.lastSeenAt), old)))
  }
}

/** Every till may say how it is and ask which versions there are: by that it hears of its age. */
const isForAll = ({ routeOptions }: FastifyRequest) => routeOptions.url === tillRecordRoutes.status.path

function syncVersionOf(request: FastifyRequest): TillSyncVersion {
  if (isForAll(request)) return tillSyncVersions[0]
  const said = request.headers[tillSyncHeader]
  return spokenVersion(typeof said === 'string' ? said : said?.join())
}
