import { importPinKey, makeDeviceKey } from '../src/enrolment/device-keys'
import type { DeviceRow } from '../src/storage/ledger-database'

const uuid = (kind: number, index: number) =>
  `0198000${kind}-0000-7000-8000-${index.toString(16).padStart(12, '0')}`

/** A device as its enrolment would have left it: the `epoch`-th of its register. */
export async function deviceRow(epoch = 1, more: Partial<DeviceRow> = {}): Promise<DeviceRow> {
  const { signingKey, publicKey } = await makeDeviceKey()
  return {
    deviceId: uuid(8, epoch),
    register: { id: uuid(3, 1), name: 'Counter 1', code: 'A1' },
    location: { id: uuid(9, 1), name: 'Seoul', code: 'SEOUL' },
    epoch,
    token: `token-${epoch}`,
    pinKey: await importPinKey('A'.repeat(43)),
    signingKey,
    publicKey,
    serverKey: '',
    enrolledAt: new Date(Date.UTC(2026, 10, epoch)).toISOString(),
    ...more,
  }
}
