import { forgetCatalogue } from '../storage/catalogue-database'
import type { DeviceRow, LedgerDatabase } from '../storage/ledger-database'
import type { SyncServer } from '../sync/sync-server'
import { importPinKey, makeDeviceKey } from './device-keys'

/**
 * Becomes a register: makes the device's key, and gets for the code what it needs. Written down at once, since the code
 * is used up.
 */
export async function enrolDevice(
  database: LedgerDatabase,
  server: SyncServer,
  { code, deviceName, now }: { readonly code: string; readonly deviceName: string; readonly now: number },
): Promise<DeviceRow> {
  const { signingKey, publicKey } = await makeDeviceKey()
  const enrolment = await server.enrol({ code, deviceName, publicKey })
  const { deviceId, register, location, epoch, token, serverKey, pinSecret } = enrolment
  const pinKey = await importPinKey(pinSecret)
  const before = await database.devices.orderBy('enrolledAt').last()
  // The till is what it became last, also where its clock was set back since.
  const enrolledAt = new Date(Math.max(now, Date.parse(before?.enrolledAt ?? '') + 1 || now)).toISOString()
  // PINs are checked by values that are of use to one device only, and prices may be those of another place. What was
  // known goes first: should this page die in between, a new code is asked for, and nobody's PIN is refused.
  await forgetCatalogue()
  const keys = { token, serverKey, pinKey, signingKey, publicKey }
  const row = { deviceId, register, location, epoch, ...keys, enrolledAt }
  await database.devices.add(row)
  return row
}
