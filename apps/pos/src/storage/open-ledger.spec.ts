// @vitest-environment node
import 'fake-indexeddb/auto'
import { record, registerIdSchema } from '@counterflow/core'
import Dexie from 'dexie'
import { afterEach, describe, expect, it } from 'vitest'
import { deviceRow } from '../../test/device-row'
import { closing, opening, sale, stamp } from '../../test/ledger-wishes'
import { settings } from '../../test/test-till'
import { Kept } from '../till/live'
import { DeviceLedger } from './device-ledger'
import { type EventRow, type LedgerDatabase, ledgerName, ledgerSchemas } from './ledger-database'
import { LedgerKeeping } from './ledger-keeping'
import { forgetCopies, LedgerIsNewer, openLedger } from './open-ledger'

const register = registerIdSchema.parse('01980003-0000-7000-8000-000000000001')
const sign = async (hash: string) => `signed:${hash}`
const next = [...ledgerSchemas, { receipts: 'id' }]
const day = 86_400_000

const opened: Dexie[] = []
const open: typeof openLedger = async (...asked) => {
  const database = await openLedger(...asked)
  opened.push(database)
  return database
}

afterEach(async () => {
  for (const database of opened.splice(0)) database.close()
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
})

/** A ledger with a closed shift of one sale on 1 November, and another one that is open since the 2nd. */
async function soldLedger() {
  const database = await open(0)
  const device = await deviceRow()
  await database.devices.add(device)
  const ledger = await DeviceLedger.open(database, { deviceId: device.deviceId, register, epoch: 1 })
  const at = (date: number) => () => stamp(new Date(Date.UTC(2026, 10, date)).toISOString())
  for (const wish of [opening, sale(), closing]) await record(ledger, wish, at(1), sign)
  for (const wish of [opening, sale()]) await record(ledger, wish, at(2), sign)
  return { database, device, ledger }
}

describe('row 20, a new version of the tables', () => {
  it('copies the whole ledger before it is raised, keys included', async () => {
    const { database, device } = await soldLedger()
    database.close()
    const raised = await open(5_000, next)
    expect(raised.verno).toBe(2)
    expect(await raised.events.count()).toBe(5)
    const copy = await new Dexie(`${ledgerName}-copy-1-5000`).open()
    expect(await copy.table('events').toArray()).toEqual(await raised.events.toArray())
    const kept = await copy.table('devices').get(device.deviceId)
    expect(kept.signingKey).toMatchObject({ type: 'private', extractable: false })
    copy.close()
    raised.close()
    await forgetCopies(5_001)
    expect(await Dexie.getDatabaseNames()).toEqual([ledgerName])
  })

  it('copies nothing where nothing is raised, and refuses to go back', async () => {
    const { database } = await soldLedger()
    database.close()
    ;(await openLedger(5_000)).close()
    expect(await Dexie.getDatabaseNames()).toEqual([ledgerName])
    ;(await openLedger(5_000, next)).close()
    await expect(openLedger(6_000)).rejects.toBeInstanceOf(LedgerIsNewer)
  })
})

describe('row 3, what leaves the device', () => {
  const keep = async (now: number, contiguous: number) => {
    const { database, device, ledger } = await soldLedger()
    await database.marks.put({
      deviceId: device.deviceId,
      contiguous,
      parked: [],
      frozen: false,
      history: 'first',
    })
    const keeping = new LedgerKeeping(database, { settings: new Kept(settings) }, ledger)
    await keeping.prune(now)
    return { left: (await database.events.toArray()).map(({ seq }) => seq), database, device, keeping }
  }

  it('is only what has arrived, and whose shift is closed, and whose days are over', async () => {
    const late = Date.UTC(2026, 10, 1) + (settings.keepDays + 5) * day
    const { left, database, device } = await keep(late, 5)
    expect(left).toEqual([4, 5])
    const started = await DeviceLedger.open(database, { deviceId: device.deviceId, register, epoch: 1 })
    expect(started.view.read().state).toMatchObject({ seq: 5, ticketNumber: 2, shift: { tickets: 1 } })
  })

  it.each([
    ['what has not arrived', 40, 1, [2, 3, 4, 5]],
    ['the days that the shop says', 20, 5, [1, 2, 3, 4, 5]],
    ['all, before the server has answered', 40, 0, [1, 2, 3, 4, 5]],
  ])('never %s', async (_, days, contiguous, expected) => {
    const { left } = await keep(Date.UTC(2026, 10, 1) + days * day, contiguous)
    expect(left).toEqual(expected)
  })

  it('can be taken along as a file, line by line', async () => {
    const { keeping, device } = await keep(0, 0)
    const lines = (await (await keeping.exported()).text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines[0]).toEqual({
      deviceId: device.deviceId,
      register: device.register,
      location: device.location,
      epoch: 1,
    })
    expect(lines.slice(1).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
    expect(JSON.stringify(lines)).not.toContain(device.token)
  })

  it.each([
    [
      'leave',
      (events: LedgerDatabase['events'], { deviceId, seq }: EventRow) => events.delete([deviceId, seq]),
    ],
    ['are added', (events: LedgerDatabase['events'], row: EventRow) => events.add({ ...row, seq: 2_000 })],
  ])('is all in the file once, also where entries %s while it is written', async (_, change) => {
    const { database, keeping, device } = await keep(0, 0)
    const [first] = await database.events.toArray()
    if (first === undefined) throw new Error('The ledger is empty.')
    const rowsOf = (deviceId: string, from: number, count: number): EventRow[] =>
      Array.from({ length: count }, (_, index) => {
        const seq = from + index
        return { ...first, deviceId, seq, event: { ...first.event, hash: `${deviceId} ${seq}`, seq } }
      })
    // The entries of an earlier device lie behind those of this one.
    const rows = [...rowsOf(device.deviceId, 6, 100), ...rowsOf(`${device.deviceId}-earlier`, 1, 900)]
    await database.events.bulkAdd(rows)
    let changing: PromiseLike<unknown> | undefined
    database.events.hook('reading', (row: EventRow) => {
      changing ??= Dexie.ignoreTransaction(() => change(database.events, first))
      return row
    })
    const text = await (await keeping.exported()).text()
    await changing
    const written = rows.map(({ event }) => text.split(JSON.stringify(event.hash)).length - 1)
    expect(written.filter((times) => times !== 1)).toEqual([])
  })
})
