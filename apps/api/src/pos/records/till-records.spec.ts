import {
  canonicalJson,
  minorUnits,
  type TillChanges,
  type TillRecord,
  tillChangesSchema,
  tillDigestSchema,
  tillStatusSchema,
  tillSyncVersions,
} from '@counterflow/core'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { announcementBy } from '../../../test/till-ledger.js'
import { type EnrolledTill, newDeviceKey, startTillShop, type TillShop } from '../../../test/till-shop.js'
import { products, variants } from '../../commerce/products/product.table.js'
import { productUpdated } from '../../commerce/products/product-events.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import { TillFeed } from './till-feed.js'

let shop: TillShop
let till: EnrolledTill
beforeAll(async () => {
  shop = await startTillShop()
  till = await shop.enrol(await shop.makeRegister('A1'))
  await shop.follow()
})
afterAll(() => shop?.close())

const lookOnce = () => shop.application.get(TillFeed, { strict: false }).doDue()
const ask = (path: string, as = till) => shop.send(as.headers, 'GET', `/api/v1/till${path}`)
/** The heartbeat of a till that says how far its ledger goes. */
const beat = async (last: number, more = '', as = till) =>
  shop.send(
    { ...as.headers, ...(await announcementBy(as, last)) },
    'GET',
    `/api/v1/till/status?last=${last}${more}`,
  )
const page = async (path: string, as = till) => tillChangesSchema.parse((await ask(path, as)).body)

/** All that changed after a version. */
async function changesAfter(after: number, as = till): Promise<{ records: TillRecord[]; upTo: number }> {
  const records: TillRecord[] = []
  let at = after
  for (;;) {
    const got = await page(`/changes?after=${at}&limit=20`, as)
    records.push(...got.records)
    at = got.upTo
    if (!got.more) return { records, upTo: at }
  }
}

/** Checks a page as a till does, with WebCrypto. */
async function isSigned({ signature, ...rest }: TillChanges, serverKey: string): Promise<boolean> {
  const ecdsa = { name: 'ECDSA', namedCurve: 'P-256' }
  const spki = Buffer.from(serverKey, 'base64url')
  const key = await crypto.subtle.importKey('spki', spki, ecdsa, false, ['verify'])
  const bytes = new TextEncoder().encode(canonicalJson(rest))
  const hashed = { name: 'ECDSA', hash: 'SHA-256' }
  return crypto.subtle.verify(hashed, key, Buffer.from(signature, 'base64url'), bytes)
}

async function someProduct() {
  const { records } = await changesAfter(0)
  const found = records.find((record) => record.kind === 'product')
  if (found?.kind !== 'product' || found.content === null) throw new Error('There is no product.')
  return found.content
}

describe('what a till is told', () => {
  it('is the whole shop in order of versions, without a gap', async () => {
    const { records, upTo } = await changesAfter(0)
    const versions = records.map(({ version }) => version)
    expect(versions).toEqual(Array.from({ length: records.length }, (_, index) => index + 1))
    expect(upTo).toBe(records.length)
    expect(new Set(records.map(({ kind }) => kind))).toEqual(
      new Set(['settings', 'staff', 'product', 'customer', 'discount']),
    )
    const settings = records.find(({ kind }) => kind === 'settings')
    expect(settings?.content).toMatchObject({
      shopName: 'Seochon Goods',
      currency: 'KRW',
      smallestCoin: 10,
      address: ['03033 Jongno-gu Seoul', '27 Jahamun-ro 7-gil'],
      taxes: [{ from: '1970-01-01T00:00:00.000Z', ratesBasisPoints: [1000], included: true }],
      policies: { owner: { mostDiscountBasisPoints: 10_000 }, cashier: { mostDiscountBasisPoints: 1_000 } },
    })
    const { variants: forms } = await someProduct()
    expect(forms.every(({ tracked, available }) => !tracked || available !== null)).toBe(true)
  })

  it('is signed, so that a page in which somebody changed a price is refused', async () => {
    const signed = await page('/changes?after=0&limit=5')
    expect(await isSigned(signed, till.serverKey)).toBe(true)
    expect(await isSigned({ ...signed, upTo: signed.upTo + 1 }, till.serverKey)).toBe(false)
    const { publicKey: other } = await newDeviceKey()
    expect(await isSigned(signed, other)).toBe(false)
  })

  it('is for enrolled devices only', async () => {
    for (const headers of [{}, shop.owner, { authorization: `Bearer cft_${'A'.repeat(43)}` }]) {
      expect(await shop.send(headers, 'GET', '/api/v1/till/changes')).toMatchObject({
        status: 401,
        body: { type: '/problems/invalid-device-token' },
      })
    }
  })
})

describe('row 13, the clock is wrong:', () => {
  it('the heartbeat tells the time of the server, and keeps by how much the device differs', async () => {
    const before = Date.now()
    const answer = await beat(7, '&appVersion=0.1.0&clockOffset=-7200000&storagePersisted=true')
    const status = tillStatusSchema.parse(answer.body)
    expect(Date.parse(status.serverTime)).toBeGreaterThanOrEqual(before)
    expect(status).toMatchObject({ contiguous: 0, frozen: false, syncVersions: [...tillSyncVersions] })
    await beat(3)
    const told = { clockOffset: -7_200_000, promisedSeq: 7, storagePersisted: true, appVersion: '0.1.0' }
    expect(await shop.send(shop.owner, 'GET', `/api/v1/registers/${till.register.id}`)).toMatchObject({
      body: { device: told },
    })
  })
})

describe('row 18, a till takes itself for online:', () => {
  it('the heartbeat is answered by the server and its database alone, to nobody but the device', async () => {
    const beat = (headers: Record<string, string>) => fetch(`${shop.url}/api/v1/till/status`, { headers })
    const [first, second] = [await beat({ ...till.headers }), await beat({ ...till.headers })]
    expect(first.headers.get('cache-control')).toBe('no-store')
    const [one, other] = [
      tillStatusSchema.parse(await first.json()),
      tillStatusSchema.parse(await second.json()),
    ]
    expect(Date.parse(other.serverTime)).toBeGreaterThanOrEqual(Date.parse(one.serverTime))
    const { rows } = await shop.application
      .get<Database>(DATABASE)
      .execute(sql`select generation as history, (select version::int from till_feed) as latest
        from database_generations order by since desc limit 1`)
    expect(rows).toEqual([{ history: other.history, latest: other.latest }])
    expect((await beat({})).status).toBe(401)
  })
})

describe('row 3, storage was cleared:', () => {
  it('the back office sees whether the browser keeps what it stores, and what was promised before', async () => {
    const wiped = await shop.enrol(await shop.makeRegister('W1'))
    await beat(40, '&storagePersisted=false', wiped)
    const again = await shop.enrol(wiped.register.id)
    expect(again.epoch).toBe(2)
    const { body } = await shop.send(shop.owner, 'GET', `/api/v1/registers/${wiped.register.id}/devices`)
    expect(body).toMatchObject({
      items: [
        { epoch: 2, promisedSeq: 0 },
        { epoch: 1, promisedSeq: 40, storagePersisted: false, frozenWhy: 'replaced' },
      ],
    })
  })
})

describe('a device that is not the register any more', () => {
  it('row 12: still comes in when it was replaced, and hears that it is frozen', async () => {
    const id = await shop.makeRegister('C1')
    const [first] = [await shop.enrol(id), await shop.enrol(id)]
    expect(tillStatusSchema.parse((await ask('/status', first)).body).frozen).toBe(true)
  })

  it('is refused once it was reported as stolen', async () => {
    const stolen = await shop.enrol(await shop.makeRegister('S1'))
    const revoke = () => shop.send(shop.owner, 'POST', `/api/v1/devices/${stolen.deviceId}/revoke`)
    expect(await revoke()).toMatchObject({ status: 200, body: { frozenWhy: 'revoked' } })
    expect(await revoke()).toMatchObject({ status: 200 })
    expect(await ask('/changes', stolen)).toMatchObject({
      status: 401,
      body: { type: '/problems/device-revoked' },
    })
  })
})

describe('row 19, the change feed misses rows:', () => {
  const database = () => shop.application.get<Database>(DATABASE)

  /** Raises a price as a slow transaction does: it is written before `meanwhile`, and committed after it. */
  async function reprice(sku: string, price: number, meanwhile: () => Promise<unknown>): Promise<void> {
    await shop.application.get(Transactions).run(async (transaction) => {
      const [variant] = await transaction
        .update(variants)
        .set({ price: minorUnits(price) })
        .where(eq(variants.sku, sku))
        .returning()
      if (variant === undefined) throw new Error(`There is no ${sku}.`)
      const [row] = await transaction.select().from(products).where(eq(products.id, variant.productId))
      if (row === undefined) throw new Error(`There is no product of ${sku}.`)
      const { id, handle, status, vendor, tags } = row
      const product = { id, handle, title: 'Any', status, vendor, tags, channels: [], variants: [] }
      await shop.application
        .get(EventLog)
        .append(transaction, productUpdated, { subjectId: id, payload: { product, changed: ['variants'] } })
      await meanwhile()
    })
  }

  it('of two that write at once, the one that began first and ended last is not skipped', async () => {
    const { upTo } = await changesAfter(0)
    const { rows } = await database().execute(sql`select sku from variants order by sku limit 2`)
    const [first = '', second = ''] = z
      .array(z.object({ sku: z.string() }))
      .parse(rows)
      .map(({ sku }) => sku)
    const seen: TillRecord[] = []
    let at = upTo
    const look = async (follow: () => Promise<unknown>) => {
      await follow()
      const got = await changesAfter(at)
      seen.push(...got.records)
      at = got.upTo
    }
    await reprice(first, 111_000, async () => {
      await reprice(second, 222_000, async () => {})
      await look(lookOnce)
    })
    await look(shop.follow)
    const prices = new Map(
      seen.flatMap((record) =>
        record.kind === 'product' ? (record.content?.variants ?? []).map((v) => [v.sku, v.price]) : [],
      ),
    )
    expect([prices.get(first), prices.get(second)]).toEqual([111_000, 222_000])
    const versions = seen.map(({ version }) => version)
    expect(versions).toEqual(Array.from(versions, (_, index) => upTo + index + 1))
  })

  it('nothing is written for what tills are not told', async () => {
    await shop.makeRegister('A9')
    // What is looked at every ten seconds was looked at just now.
    const time = vi.spyOn(performance, 'now').mockReturnValue(performance.now())
    const written = async () => (await database().execute(sql`select ctid::text from till_feed`)).rows
    await lookOnce()
    const before = await written()
    await shop.makeRegister('A10')
    await lookOnce()
    expect(await written()).toEqual(before)
    time.mockRestore()
  })

  it('several processes that follow at once write each change once', async () => {
    const { upTo } = await changesAfter(0)
    const { rows } = await database().execute(sql`select sku from variants order by sku desc limit 1`)
    const [{ sku } = { sku: '' }] = z.array(z.object({ sku: z.string() })).parse(rows)
    await reprice(sku, 333_000, async () => {})
    await Promise.all([shop.follow(), shop.follow(), shop.follow()])
    expect((await changesAfter(upTo)).records).toHaveLength(1)
  })

  it('a till that lost a bucket finds out which, and gets it anew', async () => {
    const { records } = await changesAfter(0)
    const { buckets } = tillDigestSchema.parse((await ask('/digest')).body)
    const lost = buckets[3]?.bucket ?? 0
    const kept = await Promise.all(
      records.map(async (record) => ({ record, bucket: await bucketOf(record) })),
    )
    const mine = (bucket: number) =>
      kept.filter((entry) => entry.bucket === bucket).map(({ record }) => record)
    const differing = []
    for (const { bucket, hash } of buckets) {
      if ((await hashOf(bucket === lost ? [] : mine(bucket))) !== hash) differing.push(bucket)
    }
    expect(differing).toEqual([lost])
    const healed = await page(`/records?bucket=${lost}`)
    expect(healed.records).toEqual(mine(lost))
    expect(await isSigned(healed, till.serverKey)).toBe(true)
    expect(healed.after).toBe(healed.upTo)
  })

  it('what is taken from tills is told once to those who have it, and not at all to new ones', async () => {
    const { productId } = await someProduct()
    const { upTo } = await changesAfter(0)
    const body = { productIds: [productId], change: { kind: 'unpublish', channel: 'till' } }
    expect((await shop.send(shop.owner, 'POST', '/api/v1/products/bulk', body)).status).toBeLessThan(300)
    await shop.follow()
    expect((await changesAfter(upTo)).records).toMatchObject([
      { kind: 'product', id: productId, content: null },
    ])
    const whole = await page('/changes?after=0&limit=1000')
    expect(whole.records.map(({ id }) => id)).not.toContain(productId)
  })
})

const textOf = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('hex')
const sha256 = (text: string) => crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))

async function bucketOf({ kind, id }: TillRecord): Promise<number> {
  return new Uint8Array(await sha256(`${kind}:${id}`))[0] ?? 0
}

async function hashOf(records: readonly TillRecord[]): Promise<string> {
  const lines = records.map(({ kind, id, version }) => `${kind}:${id}:${version}\n`).sort()
  return textOf(await sha256(lines.join('')))
}
