import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type EarlierDevice, earlierDeviceText, enrolmentSchema, tillChangesSchema } from '@counterflow/core'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type LedgerShop, startLedgerShop } from '../../../test/ledger-shop.js'
import { TillLedger } from '../../../test/till-ledger.js'
import { type EnrolledTill, newDeviceKey, startTillApplication } from '../../../test/till-shop.js'
import { orders } from '../../commerce/orders/order.table.js'
import { openArchive } from '../../platform/backup/read-archive.js'
import { restoreBackup } from '../../platform/backup/restore-backup.js'
import { writeBackup } from '../../platform/backup/write-backup.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import {
  createDisposableDatabase,
  type DisposableDatabase,
} from '../../platform/database/embedded/disposable-database.js'
import type { TestApplication } from '../../platform/http/test-application.js'
import { Enrolment } from './enrolment.js'

const migrations = path.resolve(import.meta.dirname, '../../../drizzle')

type KeyedTill = EnrolledTill & { readonly publicKey: string }

let before: LedgerShop
let folder: string
/** A ledger whose device was enrolled before the backup, and one whose device was enrolled after it. */
let known: TillLedger
let unknown: TillLedger
let unknownKey: string
/** The same of a register that was made after the backup. */
let homeless: TillLedger
let homelessKey: string
const databases: DisposableDatabase[] = []
const servers: TestApplication[] = []

beforeAll(async () => {
  before = await startLedgerShop()
  folder = await mkdtemp(path.join(tmpdir(), 'counterflow-restored-'))
  known = await before.openLedger()
  await known.sell([before.thing(0)])
  await known.send()
  const people = await before.ask('/api/v1/till/staff')
  const [person] = z.object({ items: z.array(z.object({ staffId: z.uuid() })) }).parse(people).items
  await before.shop.send(before.shop.owner, 'PUT', `/api/v1/staff/${person?.staffId}/pin`, { pin: '4071' })
  await before.shop.follow()
  await writeBackup({
    address: before.shop.databaseUrl,
    file: path.join(folder, 'shop.zip'),
    version: '0.1.0',
    now: new Date(),
    readOwner: async () => null,
  })
  const replaced = await enrolAt(before.shop, known.till.register.id)
  unknown = new TillLedger(before.shop, replaced, known.staffId)
  unknownKey = replaced.publicKey
  const elsewhere = await enrolAt(before.shop, await before.shop.makeRegister('LATE'))
  homeless = new TillLedger(before.shop, elsewhere, known.staffId)
  homelessKey = elsewhere.publicKey
  for (const ledger of [unknown, homeless]) {
    await ledger.open()
    await ledger.sell([before.thing(0)])
    await ledger.sell([before.thing(1)])
    expect(await ledger.send()).toMatchObject({ contiguous: 3 })
  }
}, 60_000)

afterAll(async () => {
  for (const server of servers) await server.close()
  await before?.shop.close()
  await Promise.all(databases.map((database) => database.drop()))
  await rm(folder, { recursive: true, force: true })
})

/** The shop as the backup has it, served by another process; without its secrets where it has another data folder. */
async function restored(dataFolder = before.shop.dataFolder): Promise<TestApplication> {
  const database = await createDisposableDatabase()
  databases.push(database)
  const archive = await openArchive(path.join(folder, 'shop.zip'))
  try {
    await restoreBackup({ address: database.url, archive, migrations })
  } finally {
    archive.close()
  }
  const server = await startTillApplication({ databaseUrl: database.url, dataFolder })
  servers.push(server)
  return server
}

/** A device that becomes a register, with the key that it may have to show later. */
async function enrolAt(
  server: Pick<TestApplication, 'url' | 'application'>,
  registerId: EnrolledTill['register']['id'],
): Promise<KeyedTill> {
  const { publicKey, sign } = await newDeviceKey()
  const { code } = await server.application.get(Enrolment).makeCode(registerId)
  const response = await fetch(`${server.url}/api/v1/till/enrolments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, publicKey, deviceName: 'Tablet' }),
  })
  const enrolment = enrolmentSchema.parse(await response.json())
  return { ...enrolment, headers: { authorization: `Bearer ${enrolment.token}` }, sign, publicKey }
}

/** What a till says of the device that it was. */
async function claimOf(earlier: EnrolledTill, publicKey: string, now: EnrolledTill): Promise<EarlierDevice> {
  const { register, epoch, deviceId, location } = earlier
  const tokenHash = createHash('sha256').update(earlier.token).digest('hex')
  const claim = { register: register.id, epoch, publicKey, tokenHash, deviceId: now.deviceId }
  const text = earlierDeviceText(claim)
  return {
    deviceId,
    register,
    locationId: location.id,
    epoch,
    publicKey,
    tokenHash,
    enrolledAt: new Date().toISOString(),
    proof: await earlier.sign(text),
    signature: await now.sign(text),
  }
}

async function name({ url }: TestApplication, now: EnrolledTill, claim: EarlierDevice) {
  const response = await fetch(`${url}/api/v1/till/earlier-devices`, {
    method: 'POST',
    headers: { ...now.headers, 'content-type': 'application/json' },
    body: JSON.stringify(claim),
  })
  return { status: response.status, body: await response.json() }
}

async function postTo({ url }: TestApplication, ledger: TillLedger) {
  const response = await fetch(`${url}/api/v1/till/events`, {
    method: 'POST',
    headers: { ...ledger.till.headers, 'content-type': 'application/json' },
    body: JSON.stringify(ledger.batch(ledger.events)),
  })
  return { status: response.status, body: await response.json() }
}

async function salesIn({ application }: TestApplication, ledger: TillLedger): Promise<number> {
  const database = application.get<Database>(DATABASE)
  const wanted = ledger.events.flatMap((event) =>
    event.type === 'ticket_completed' ? [event.payload.ticket.receiptNumber] : [],
  )
  const found = await database
    .select({ receiptNumber: orders.receiptNumber })
    .from(orders)
    .where(eq(orders.channel, 'till'))
  return found.filter(({ receiptNumber }) => receiptNumber !== null && wanted.includes(receiptNumber)).length
}

/** The PINs that a till is told of. */
async function pinsOn({ url }: TestApplication, { headers }: EnrolledTill) {
  const response = await fetch(`${url}/api/v1/till/changes?after=0&limit=1000`, { headers })
  expect(response.status).toBe(200)
  const { records } = tillChangesSchema.parse(await response.json())
  return records.flatMap((record) => (record.kind === 'staff' ? (record.content?.pin ?? []) : []))
}

describe('a shop that was restored from a backup', () => {
  it('is told by a till that it does not know who it was, and takes in what that one sold, once', async () => {
    const server = await restored()
    expect(await postTo(server, unknown)).toMatchObject({
      status: 401,
      body: { type: '/problems/invalid-device-token' },
    })
    const now = await enrolAt(server, unknown.till.register.id)
    const claim = await claimOf(unknown.till, unknownKey, now)
    expect(await name(server, now, claim)).toEqual({ status: 200, body: { deviceId: unknown.till.deviceId } })
    expect(await name(server, now, claim)).toMatchObject({ status: 200 })
    const taken = { status: 200, body: { epoch: 2, contiguous: 3, parked: [], frozen: true } }
    expect(await postTo(server, unknown)).toMatchObject(taken)
    expect(await postTo(server, unknown)).toMatchObject(taken)
    expect(await salesIn(server, unknown)).toBe(2)
    expect(await salesIn(server, known)).toBe(1)
  })

  it('takes in what was sold at a register that it does not know either', async () => {
    const server = await restored()
    const now = await enrolAt(server, known.till.register.id)
    expect(await name(server, now, await claimOf(homeless.till, homelessKey, now))).toMatchObject({
      status: 200,
    })
    expect(await postTo(server, homeless)).toMatchObject({ status: 200, body: { epoch: 1, contiguous: 3 } })
    expect(await salesIn(server, homeless)).toBe(2)
  })

  it('gives no number of a receipt a second time', async () => {
    const server = await restored()
    const first = await enrolAt(server, known.till.register.id)
    expect(first.epoch).toBeGreaterThan(100)
    await name(server, first, await claimOf(unknown.till, unknownKey, first))
    const second = await enrolAt(server, known.till.register.id)
    expect(second.epoch).toBe(first.epoch + 1)
    expect((await postTo(server, known)).body).toMatchObject({ epoch: 1, contiguous: 2, frozen: true })
  })

  it('believes nobody who has not both keys, and no device in the place of another', async () => {
    const server = await restored()
    const now = await enrolAt(server, known.till.register.id)
    const stranger = await enrolAt(server, known.till.register.id)
    const claim = await claimOf(unknown.till, unknownKey, now)
    const forged = await claimOf({ ...unknown.till, sign: stranger.sign }, unknownKey, now)
    const borrowed = await claimOf(unknown.till, unknownKey, { ...now, sign: stranger.sign })
    const taken = await claimOf({ ...unknown.till, epoch: 1 }, unknownKey, now)
    const otherToken = { ...claim, tokenHash: createHash('sha256').update(stranger.token).digest('hex') }
    const refused = { status: 409, body: { type: '/problems/earlier-device-refused' } }
    for (const one of [forged, borrowed, taken, otherToken]) {
      expect(await name(server, now, one)).toMatchObject(refused)
    }
    expect(await name(server, stranger, claim)).toMatchObject(refused)
    expect(await postTo(server, unknown)).toMatchObject({ status: 401 })
  })

  it('enrols tills also where its secrets were lost, and says that nobody has a PIN', async () => {
    const server = await restored(await mkdtemp(path.join(folder, 'empty-')))
    expect(await pinsOn(server, await enrolAt(server, known.till.register.id))).toEqual([])
    const whole = await restored()
    expect(await pinsOn(whole, await enrolAt(whole, known.till.register.id))).toHaveLength(1)
  })
})

it('a shop that was never restored knows its devices, and takes no other in', async () => {
  const now = await enrolAt(before.shop, known.till.register.id)
  const { publicKey, sign } = await newDeviceKey()
  const made = { ...unknown.till, epoch: 90, deviceId: now.deviceId, token: 'cft_made-up', sign }
  expect(await name(before.shop, now, await claimOf(made, publicKey, now))).toMatchObject({ status: 409 })
})
