// @vitest-environment node
import 'fake-indexeddb/auto'
import {
  type LedgerView,
  type LedgerWish,
  record,
  registerIdSchema,
  tillSyncVersions,
} from '@counterflow/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deviceRow } from '../../test/device-row'
import { opening, sale, stamp } from '../../test/ledger-wishes'
import { cashier, settings } from '../../test/test-till'
import { TestServer } from '../../test/till-server'
import { isSignedBy } from '../enrolment/device-keys'
import { RecordStore } from '../records/record-store'
import { CatalogueDatabase } from '../storage/catalogue-database'
import { DeviceLedger } from '../storage/device-ledger'
import type { DeviceRow, LedgerDatabase } from '../storage/ledger-database'
import { openLedger } from '../storage/open-ledger'
import { readArrival } from './arrival'
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
let clock: number

beforeEach(async () => {
  server = await TestServer.start()
  server.put(
    { kind: 'settings', id: 'settings', content: settings },
    { kind: 'staff', id: cashier.staffId, content: cashier },
  )
  database = await openLedger(Date.now())
  catalogue = new CatalogueDatabase()
  records = await RecordStore.open(catalogue)
  device = await deviceRow(1, { serverKey: server.serverKey })
  await database.devices.add(device)
  ledger = await DeviceLedger.open(database, { deviceId: device.deviceId, register, epoch: 1 })
  clock = Date.now()
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
    now: () => clock,
    onArrival: () => {},
    report: async () => ({ appVersion: 'spec', clockOffset: null, storagePersisted: true }),
  })

const happen = async (...wishes: ((view: LedgerView) => LedgerWish)[]) => {
  for (const wish of wishes) expect((await record(ledger, wish, stamp, sign)).kind).toBe('recorded')
}

const arrived = async () => (await readArrival(database, device.deviceId)).mark.contiguous

describe('row 3, what is lost with the device', () => {
  it('is known by its places: how far its ledger goes is said before any of it is sent, and with each batch', async () => {
    await happen(opening, sale(), sale())
    server.faults.push({ path: '/events', kind: 500 })
    await round()
    expect(server.announced).toEqual(['/status 3', '/events 3'])
  })
})

describe('row 1, a lost answer', () => {
  it('sends again what the server holds, and nothing is there twice', async () => {
    await happen(opening, sale(), sale())
    server.faults.push({ path: '/events', kind: 'drop' })
    expect(await round()).toMatchObject({ isReached: false })
    expect(server.held()).toHaveLength(3)
    expect(await arrived()).toBe(0)
    expect(await round()).toMatchObject({ isReached: true, trouble: null })
    expect(server.held().map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(await arrived()).toBe(3)
  })
})

describe('row 6, a poisonous event', () => {
  it('is tried for ever and holds up no other', async () => {
    await happen(opening, sale(), sale(), sale(), sale())
    const poisonous = ledger.view.read().head.seq - 2
    const row = await database.events.get([device.deviceId, poisonous])
    server.poison.add(row?.event.id ?? '')
    expect(await round()).toMatchObject({ isReached: true, trouble: 'unexpected' })
    // The intake of core waits for the gap; what matters is that the others were sent, each without the poison.
    expect(await arrived()).toBe(poisonous - 1)
    server.poison.clear()
    expect(await round()).toMatchObject({ trouble: null })
    expect(await arrived()).toBe(5)
    expect(server.held()).toHaveLength(5)
  })
})

describe('row 20, a server that does not speak with this version', () => {
  it.each([
    ['too_old', tillSyncVersions[0] + 1],
    ['too_new', tillSyncVersions[0] - 1],
  ] as const)('is told of as %s, keeps all of it here, and has it later', async (trouble, spoken) => {
    await happen(opening, sale(), sale())
    server.syncVersions = [spoken]
    expect(await round()).toMatchObject({ isReached: true, trouble })
    // Once, however many there are: halving it would not help.
    expect(server.requests.filter((request) => request === 'POST /events')).toHaveLength(1)
    await happen(sale())
    expect(await arrived()).toBe(0)
    server.syncVersions = tillSyncVersions
    expect(await round()).toMatchObject({ isReached: true, trouble: null })
    expect(await arrived()).toBe(4)
  })
})

describe('row 13, clocks', () => {
  it('measures how far the device is off, and orders by place all the same', async () => {
    server.clockAhead = 3_600_000 * 5
    const { clockOffset } = await round()
    expect(Math.abs((clockOffset ?? 0) - server.clockAhead)).toBeLessThan(20_000)
  })
})

describe('row 18, a network that only pretends', () => {
  it('takes a sign-in page for no answer, and sends once there is one', async () => {
    await happen(opening)
    server.faults.push({ path: '/status', kind: 'hotel' })
    expect(await round()).toMatchObject({ isReached: false })
    server.faults.push({ path: '/events', kind: 'hotel' })
    expect(await round()).toMatchObject({ isReached: false })
    expect(await arrived()).toBe(0)
    expect(await round()).toMatchObject({ isReached: true })
    expect(await arrived()).toBe(1)
  })
})

describe('a server that was restored from an old backup', () => {
  it('gets again what it lost, and nothing twice', async () => {
    await happen(opening, sale(), sale())
    await round()
    server.events.set(1, [...server.held().slice(0, 1)])
    server.history = 'second'
    await happen(sale())
    await round()
    expect(server.held().map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(await arrived()).toBe(4)
  })
})

describe('row 12, a device that was replaced', () => {
  it('learns it, and what it recorded before is sent all the same', async () => {
    await happen(opening, sale())
    server.frozen = true
    await round()
    expect((await readArrival(database, device.deviceId)).mark.frozen).toBe(true)
    expect(server.held()).toHaveLength(2)
  })

  it('knows that it was shut out, and recorded all the same what was under way', async () => {
    await happen(opening, sale())
    server.revoked.add(device.token)
    expect(await round()).toMatchObject({ isReached: true, trouble: 'not_accepted' })
    expect((await readArrival(database, device.deviceId)).mark).toMatchObject({ frozen: true, contiguous: 0 })
    expect(server.held()).toEqual([])
  })

  it('is not stopped by a hotel that answers everything with 401', async () => {
    server.faults.push({ path: '/status', kind: 401 }, { path: '/events', kind: 401 })
    await happen(opening)
    expect(await round()).toMatchObject({ trouble: 'not_accepted' })
    expect((await readArrival(database, device.deviceId)).mark.frozen).toBe(false)
  })

  it('sends with the token of the next one what was left when it was shut out, and all of the next one', async () => {
    await happen(opening, sale())
    server.revoked.add(device.token)
    const next = await deviceRow(2, { serverKey: server.serverKey })
    await database.devices.add(next)
    device = next
    ledger = await DeviceLedger.open(database, { deviceId: next.deviceId, register, epoch: 2 })
    await happen(opening, sale())
    expect(await round()).toMatchObject({ isReached: true, trouble: null })
    expect([server.held(1).length, server.held(2).length]).toEqual([2, 2])
  })

  it('says what stays behind when it has become another register, and holds up nothing else', async () => {
    await happen(opening, sale())
    server.revoked.add(device.token)
    const elsewhere = { id: '01980003-0000-7000-8000-000000000009', name: 'Counter 9', code: 'A9' }
    const next = await deviceRow(2, { serverKey: server.serverKey, register: elsewhere })
    await database.devices.add(next)
    device = next
    ledger = await DeviceLedger.open(database, { deviceId: next.deviceId, register, epoch: 2 })
    await happen(opening)
    expect(await round()).toMatchObject({ isReached: true, trouble: 'left_behind' })
    expect([server.held(1).length, server.held(2).length]).toEqual([0, 1])
  })

  it('sends under its new epoch what the old one has left', async () => {
    await happen(opening, sale())
    const next = await deviceRow(2, { serverKey: server.serverKey })
    await database.devices.add(next)
    device = next
    await round()
    expect(server.held(1)).toHaveLength(2)
  })
})

describe('rows 3 and 19, what the till knows of the shop', () => {
  it('comes signed, follows changes, and goes again when it is gone', async () => {
    await round()
    expect(records.settings.read()?.shopName).toBe('Moon Mugs')
    expect(records.staff.read().map(({ name }) => name)).toEqual([cashier.name])
    server.put({ kind: 'settings', id: 'settings', content: { ...settings, shopName: 'Sun Mugs' } })
    server.put({ kind: 'staff', id: cashier.staffId, content: null })
    await round()
    expect(records.settings.read()?.shopName).toBe('Sun Mugs')
    expect(records.staff.read()).toEqual([])
    const again = await RecordStore.open(catalogue)
    expect(again.settings.read()?.shopName).toBe('Sun Mugs')
    expect(again.staff.read()).toEqual([])
  })

  it('refuses a page that the server of the shop has not signed, and still sends', async () => {
    await happen(opening)
    server.forges = true
    expect(await round()).toMatchObject({ isReached: true, trouble: 'bad_signature' })
    expect(records.settings.read()).toBeUndefined()
    expect(await arrived()).toBe(1)
  })

  it('mends a record that was lost or changed here, by the daily digest', async () => {
    await round()
    const kept = await catalogue.records.get(['settings', 'settings'])
    await catalogue.records.delete(['settings', 'settings'])
    await catalogue.records.put({ kind: 'staff', id: 'ghost', version: 1, content: cashier })
    clock += 25 * 3_600_000
    await round()
    expect(await catalogue.records.get(['settings', 'settings'])).toEqual(kept)
    expect(await catalogue.records.get(['staff', 'ghost'])).toBeUndefined()
    const asked = server.requests.length
    await round()
    expect(server.requests.slice(asked)).not.toContain('GET /digest')
  })

  it('compares all records with the digest when nobody sells', async () => {
    await round()
    await catalogue.records.delete(['settings', 'settings'])
    clock += 25 * 3_600_000
    await happen(opening, sale())
    const asked = server.requests.length
    await round()
    expect(server.requests.slice(asked)).not.toContain('GET /digest')
    await round()
    expect(server.requests.slice(asked)).toContain('GET /digest')
    expect(await catalogue.records.get(['settings', 'settings'])).toBeDefined()
  })

  it('fetches all anew in another history, and drops what is not in it', async () => {
    server.put({ kind: 'staff', id: 'somebody', content: cashier })
    await round()
    server.records.delete('staff:somebody')
    server.version = 1
    server.put({ kind: 'settings', id: 'settings', content: { ...settings, shopName: 'Restored' } })
    server.history = 'second'
    await round()
    expect(records.settings.read()?.shopName).toBe('Restored')
    expect(await catalogue.records.get(['staff', 'somebody'])).toBeUndefined()
  })
})
