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

describe('a server that was restored from a backup that is older than this device', () => {
  const enrolAgain = async (more: Partial<DeviceRow> = {}) => {
    device = await deviceRow(101, { serverKey: server.serverKey, ...more })
    await database.devices.add(device)
    ledger = await DeviceLedger.open(database, { deviceId: device.deviceId, register, epoch: 101 })
  }
  const restore = () => {
    server.events.clear()
    server.history = 'second'
    server.unknown.add('token-1')
  }

  it('hears who it was once it is enrolled again, and gets all that it sold, once', async () => {
    await happen(opening, sale(), sale())
    await round()
    restore()
    await happen(sale())
    expect(await round()).toMatchObject({ isReached: true, trouble: 'not_accepted' })
    await enrolAgain()
    await happen(opening, sale())
    expect(await round()).toMatchObject({ isReached: true, trouble: null })
    expect([server.held(1).length, server.held(101).length]).toEqual([4, 2])
    const asked = server.requests.length
    expect(await round()).toMatchObject({ isReached: true, trouble: null })
    expect(server.requests.slice(asked)).not.toContain('POST /events')
  })

  it('hears it also from a till that has become another register', async () => {
    await happen(opening, sale())
    await round()
    restore()
    await enrolAgain({
      register: { id: '01980003-0000-7000-8000-000000000009', name: 'Counter 9', code: 'A9' },
    })
    expect(await round()).toMatchObject({ trouble: null })
    expect(server.held(1)).toHaveLength(2)
  })

  it.each([
    ['an older app has enrolled it', { publicKey: undefined }, true],
    ['the server has no ear for it', {}, false],
  ])('leaves it here, and says so, where %s', async (_, more, takesClaims) => {
    await database.devices.update(device.deviceId, more)
    server.takesClaims = takesClaims
    await happen(opening, sale())
    await round()
    restore()
    await enrolAgain()
    await happen(opening)
    expect(await round()).toMatchObject({ isReached: true, trouble: 'left_behind' })
    expect([server.held(1).length, server.held(101).length]).toEqual([0, 1])
  })

  it('gets again what a device of before had sent, where it knows that one', async () => {
    await happen(opening, sale(), sale())
    await round()
    await enrolAgain()
    await round()
    server.events.set(1, server.held(1).slice(0, 1))
    server.history = 'second'
    await round()
    expect(server.held(1).map(({ seq }) => seq)).toEqual([1, 2, 3])
  })
})
