import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { ledgerEventSchema, tillSyncHeader, tillSyncVersions } from '@counterflow/core'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type LedgerShop, startLedgerShop } from '../../../test/ledger-shop.js'
import type { TillLedger } from '../../../test/till-ledger.js'
import { registers } from '../registers/register.table.js'
import { ledgerEvents } from './ledger.table.js'

let shop: LedgerShop
beforeAll(async () => {
  shop = await startLedgerShop()
})
afterAll(() => shop?.shop.close())

/** How many entries of a register the server holds. */
const stored = async ({ till }: TillLedger) =>
  shop.database.$count(ledgerEvents, eq(ledgerEvents.registerId, till.register.id))

const recordedSchema = z.object({
  publicKey: z.string(),
  /** What was printed, ticket by ticket, and what lay in the drawer at the end. */
  totals: z.array(z.object({ saleId: z.string(), total: z.number() })),
  cash: z.number(),
  batch: z.looseObject({ events: z.array(ledgerEventSchema), last: z.int() }),
})

const recordedBy = async (version: number) => {
  const file = path.resolve(import.meta.dirname, `../../../test/recorded/till-version-${version}.json`)
  return recordedSchema.parse(JSON.parse(await readFile(file, 'utf8')))
}

describe('row 20: a till of another version', () => {
  it.each(tillSyncVersions)(
    'that speaks version %i, as it was recorded then, is understood',
    async (version) => {
      const { publicKey, totals, cash, batch } = await recordedBy(version)
      const [first] = batch.events
      if (first === undefined) throw new Error('Nothing was recorded.')
      const { register: id, shiftId } = first
      const { locationId } = shop.shop
      const row = { id, locationId, name: `Recorded ${version}`, code: `V${version}`, createdAt: new Date() }
      await shop.database.insert(registers).values(row)
      const enrolment = await shop.shop.tryCode(await shop.shop.makeCode(id), publicKey)
      const { token } = z.object({ token: z.string() }).parse(enrolment.body)
      const headers = { authorization: `Bearer ${token}`, [tillSyncHeader]: `${version}` }
      const answer = await shop.shop.send(headers, 'POST', '/api/v1/till/events', batch)
      expect(answer).toMatchObject({
        status: 200,
        body: { contiguous: batch.last, parked: [], frozen: false },
      })
      const { rows } = await shop.database.execute(
        sql`select id as "saleId", total::int from till_sales where register_id = ${id} order by seq`,
      )
      expect(rows).toEqual(totals)
      expect(await shop.ask(`/api/v1/shifts/${shiftId}`)).toMatchObject({
        tickets: totals.length,
        difference: 0,
        report: { expectedByTill: cash, parked: 0 },
      })
      const kinds = new Set(batch.events.map(({ type }) => type))
      expect([...kinds].toSorted()).toEqual(
        ledgerEventSchema.options.map(({ shape }) => shape.type.value).toSorted(),
      )
    },
  )

  it.each([
    ['0', 'till-too-old'],
    [`${tillSyncVersions[0] + 1}`, 'till-too-new'],
  ])('that speaks version %s is told to be updated, and nothing is taken in', async (version, type) => {
    const ledger = await shop.openLedger()
    const ticket = await ledger.sell([shop.thing(0)])
    const ask = (method: string, address: string, body?: unknown) =>
      shop.shop.send(
        { ...ledger.till.headers, [tillSyncHeader]: version },
        method,
        `/api/v1/till/${address}`,
        body,
      )
    const refused = { status: 409, body: { type: `/problems/${type}`, syncVersions: [...tillSyncVersions] } }
    expect(await ask('POST', 'events', { ...ledger.batch(ledger.events), unheardOf: true })).toMatchObject(
      refused,
    )
    expect(await ask('GET', 'changes?after=0')).toMatchObject(refused)
    expect(await ask('GET', 'status')).toMatchObject({
      status: 200,
      body: { syncVersions: [...tillSyncVersions], contiguous: 0 },
    })
    expect(await stored(ledger)).toBe(0)
    // Updated, it sends all that it has kept.
    expect(await ledger.send()).toMatchObject({ contiguous: 2, parked: [] })
    expect(await shop.orderOf(ticket)).toBeDefined()
  })

  it('that names its version with the batch only is heard as well', async () => {
    const ledger = await shop.openLedger()
    const batch = { ...ledger.batch(ledger.events), syncVersion: tillSyncVersions[0] + 1 }
    const answer = await shop.shop.send(ledger.till.headers, 'POST', '/api/v1/till/events', batch)
    expect(answer).toMatchObject({ status: 409, body: { type: '/problems/till-too-new' } })
    expect(await stored(ledger)).toBe(0)
  })
})
