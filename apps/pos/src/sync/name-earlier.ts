import { earlierDeviceText, locationIdSchema, registerIdSchema } from '@counterflow/core'
import { signerOf } from '../enrolment/device-keys'
import type { DeviceRow } from '../storage/ledger-database'
import type { SyncServer } from './sync-server'

/**
 * Tells a server that does not know `earlier` any more that this browser was that device: it was restored from a backup
 * that is older. Both sign it. Does nothing for a device of an older app, whose key nobody can show.
 */
export async function nameEarlier(
  earlier: DeviceRow,
  current: DeviceRow,
  server: SyncServer,
): Promise<boolean> {
  const { publicKey, deviceId, epoch, enrolledAt, location } = earlier
  if (publicKey === undefined) return false
  const register = registerIdSchema.parse(earlier.register.id)
  const tokenHash = await sha256Of(earlier.token)
  const text = earlierDeviceText({ register, epoch, publicKey, tokenHash, deviceId: current.deviceId })
  await server.nameEarlier(current, {
    deviceId,
    register: { ...earlier.register, id: register },
    locationId: locationIdSchema.parse(location.id),
    epoch,
    publicKey,
    tokenHash,
    enrolledAt,
    proof: await signerOf(earlier.signingKey)(text),
    signature: await signerOf(current.signingKey)(text),
  })
  return true
}

async function sha256Of(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
