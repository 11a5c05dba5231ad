import { announcementText, registerIdSchema, writeAnnouncement } from '@counterflow/core'
import { signerOf } from '../enrolment/device-keys'
import type { DeviceRow } from '../storage/ledger-database'

/** Says under the device's signature how far its ledger goes, so that whatever does not arrive is known to be missing. */
export async function announcementOf(
  { register, epoch, signingKey }: Pick<DeviceRow, 'register' | 'epoch' | 'signingKey'>,
  last: number,
): Promise<string> {
  const text = announcementText({ register: registerIdSchema.parse(register.id), epoch, last })
  return writeAnnouncement(last, await signerOf(signingKey)(text))
}
