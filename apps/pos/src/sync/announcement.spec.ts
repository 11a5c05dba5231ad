import { announcementText, readAnnouncement, registerIdSchema } from '@counterflow/core'
import { expect, it } from 'vitest'
import { deviceRow } from '../../test/device-row'
import { isSignedBy, makeDeviceKey } from '../enrolment/device-keys'
import { announcementOf } from './announcement'

it('says how far the ledger goes, under the signature of its device and of no other', async () => {
  const { signingKey, publicKey } = await makeDeviceKey()
  const device = await deviceRow(2, { signingKey })
  const said = readAnnouncement(await announcementOf(device, 7))
  const text = (last: number) =>
    announcementText({ register: registerIdSchema.parse(device.register.id), epoch: 2, last })
  expect(said?.last).toBe(7)
  const signature = said?.signature ?? ''
  expect(await isSignedBy(publicKey, text(7), signature)).toBe(true)
  expect(await isSignedBy(publicKey, text(8), signature)).toBe(false)
  expect(await isSignedBy((await makeDeviceKey()).publicKey, text(7), signature)).toBe(false)
})
