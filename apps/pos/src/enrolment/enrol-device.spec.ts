// @vitest-environment node
import 'fake-indexeddb/auto'
import { enrolmentSchema } from '@counterflow/core'
import { afterEach, expect, it } from 'vitest'
import { cashier, settings } from '../../test/test-till'
import { RecordStore } from '../records/record-store'
import { CatalogueDatabase } from '../storage/catalogue-database'
import { openLedger } from '../storage/open-ledger'
import { httpSyncServer } from '../sync/http-sync-server'
import { SyncServerError } from '../sync/sync-server'
import { enrolDevice } from './enrol-device'

const enrolment = enrolmentSchema.parse({
  deviceId: '01980008-0000-7000-8000-000000000002',
  register: { id: '01980003-0000-7000-8000-000000000001', name: 'Counter 1', code: 'A1' },
  location: { id: '01980009-0000-7000-8000-000000000001', name: 'Seoul', code: 'SEOUL' },
  epoch: 2,
  token: 'cft_token',
  pinSecret: 'A'.repeat(43),
  serverKey: 'A'.repeat(120),
})
const catalogue = new CatalogueDatabase()

afterEach(() => catalogue.delete())

it('forgets what the device before it knew, whose values refuse every PIN, and nothing where a code is refused', async () => {
  const database = await openLedger(Date.now())
  const records = await RecordStore.open(catalogue)
  await records.apply({
    records: [
      { kind: 'settings', id: 'settings', version: 1, content: settings },
      { kind: 'staff', id: cashier.staffId, version: 2, content: cashier },
    ],
    after: 0,
    upTo: 2,
    history: 'first',
    at: '2026-11-22T00:00:00.000Z',
    more: false,
    signature: '',
  })
  const wish = { code: 'K7QM-2XRT', deviceName: 'Tablet', now: Date.now() }
  const server = httpSyncServer('http://127.0.0.1:9')
  const refuses = { ...server, enrol: () => Promise.reject(new SyncServerError('refused')) }
  await expect(enrolDevice(database, refuses, wish)).rejects.toThrow('refused')
  expect((await RecordStore.open(catalogue)).position).toMatchObject({ version: 2 })

  await enrolDevice(database, { ...server, enrol: async () => enrolment }, wish)
  expect(await database.devices.count()).toBe(1)
  const fresh = await RecordStore.open(catalogue)
  expect(fresh.position).toBeUndefined()
  expect(await fresh.inventory()).toEqual([])
  await database.delete()
})

it('is the register that it became last, also where its clock was set back between', async () => {
  const database = await openLedger(Date.now())
  const server = httpSyncServer('http://127.0.0.1:9')
  const enrolled = (epoch: number, now: number) =>
    enrolDevice(
      database,
      {
        ...server,
        enrol: async () => ({ ...enrolment, epoch, deviceId: `01980008-0000-7000-8000-00000000000${epoch}` }),
      },
      { code: 'K7QM-2XRT', deviceName: 'Tablet', now },
    )
  await enrolled(2, Date.UTC(2031, 0, 1))
  await enrolled(3, Date.UTC(2026, 10, 24))
  await enrolled(4, Date.UTC(2026, 10, 23))
  const inOrder = await database.devices.orderBy('enrolledAt').toArray()
  expect(inOrder.map(({ epoch }) => epoch)).toEqual([2, 3, 4])
  await database.delete()
})
