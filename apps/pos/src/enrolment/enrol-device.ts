import type { DeviceRow, LedgerDatabase } from '../storage/ledger-database'
import type { SyncServer } from '../sync/sync-server'
import { importPinKey, makeDeviceKey } from './device-keys'

/**
 * Becomes a register: makes the device's key, and gets for the code what it needs. Written down before anything else
 * happens, since the code is used up.
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
  const enrolledAt = new Date(now).toISOString()
  const row = { deviceId, register, location, epoch, token, serverKey, pinKey, signingKey, enrolledAt }
  await database.devices.add(row)
  return row
}
