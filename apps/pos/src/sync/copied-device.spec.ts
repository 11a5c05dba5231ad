// @vitest-environment node
import 'fake-indexeddb/auto'
import { type LedgerView, type LedgerWish, record, registerIdSchema } from '@counterflow/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deviceRow } from '../../test/device-row'
import { opening, sale, stamp } from '../../test/ledger-wishes'
import { TestServer } from '../../test/till-server'
import { isSignedBy } from '../enrolment/device-keys'
import { RecordStore } from '../records/record-store'
import { CatalogueDatabase } from '../storage/catalogue-database'
import { DeviceLedger } from '../storage/device-ledger'
import type { DeviceRow, LedgerDatabase } from '../storage/ledger-database'
import { openLedger } from '../storage/open-ledger'
import { httpSyncServer } from './http-sync-server'
import { syncRound } from './sync-round'

const register = registerIdSchema.parse('01980003-0000-7000-8000-000000000001')
const sign = async (hash: string) => `signed:${hash}`

let server: TestServer
let database: LedgerDatabase
let catalogue: CatalogueDatabase
let records: RecordStore
let device: DeviceRow
let ledger: DeviceLedger

beforeEach(async () => {
  server = await TestServer.start()
  database = await openLedger(Date.now())
  catalogue = new CatalogueDatabase()
  records = await RecordStore.open(catalogue)
  device = await deviceRow(1, { serverKey: server.serverKey })
  await database.devices.add(device)
  ledger = await DeviceLedger.open(database, { deviceId: device.deviceId, register, epoch: 1 })
})

afterEach(async () => {
  await server.stop()
  await database.delete()
  await catalogue.delete()
})

const round = () =>
  syncRound({
    database,
    records,
    isSignedBy,
    server: httpSyncServer(server.base),
    current: device,
    now: Date.now,
    onArrival: () => {},
    report: async () => ({ appVersion: 'spec', clockOffset: null, storagePersisted: true }),
  })

const happen = async (...wishes: ((view: LedgerView) => LedgerWish)[]) => {
  for (const wish of wishes) expect((await record(ledger, wish, stamp, sign)).kind).toBe('recorded')
}

describe('row 12, a device that was copied', () => {
  it('sends what it has recorded itself, though the server holds as much by the other copy', async () => {
    await happen(opening, sale())
    await round()
    const before = await database.marks.get(device.deviceId)
    await happen(sale(), sale())
    await round()
    // This is the copy that was made before.
    await database.events.filter(({ seq }) => seq > 2).delete()
    if (before !== undefined) await database.marks.put(before)
    ledger = await DeviceLedger.open(database, { deviceId: device.deviceId, register, epoch: 1 })
    await happen(sale())
    const sent = () => server.requests.filter((request) => request === 'POST /events').length
    const already = sent()
    await round()
    expect(sent()).toBe(already + 1)
    await happen(sale())
    await round()
    expect(sent()).toBe(already + 2)
  })
})
