import { canonicalJson } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ParcelsModule, routes } from '../../../../test/parcels-feature.js'
import { DATABASE, type Database } from '../../database/database.js'
import { Transactions } from '../../database/transactions.js'
import { Retention } from '../../retention/retention.js'
import { healthRoutes } from '../health.contract.js'
import { Problem } from '../problems/problem.js'
import { startTestApplication, type TestApplication } from '../test-application.js'
import { IdempotencyKeys, type IdempotentRequest } from './idempotency-keys.js'

let shop: TestApplication
let keys: IdempotencyKeys
let transactions: Transactions

beforeAll(async () => {
  shop = await startTestApplication({
    modules: [ParcelsModule],
    contract: [...Object.values(routes), ...Object.values(healthRoutes)],
  })
  keys = shop.application.get(IdempotencyKeys)
  transactions = shop.application.get(Transactions)
})
afterAll(() => shop.close())

const ask = (key: string, fingerprint = 'a'): IdempotentRequest => ({
  key,
  principal: 'staff:1',
  operationId: 'placeParcel',
  fingerprint,
})

/** Does `work` unless it was done, as a service would. */
const doOnce = (request: IdempotentRequest, work: () => Promise<string>) =>
  transactions.run(async (transaction) => {
    const claim = await keys.claim(transaction, request)
    if (!claim.first) return claim.result
    const result = await work()
    await keys.complete(transaction, request, result)
    return result
  })

describe('IdempotencyKeys', () => {
  it('answers a repeated request by the first result', async () => {
    expect(await doOnce(ask('repeat'), async () => 'order-1')).toBe('order-1')
    expect(await doOnce(ask('repeat'), async () => 'order-2')).toBe('order-1')
  })

  it('lets duplicates at the same moment wait for the first', async () => {
    let done = 0
    const work = async () => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      done += 1
      return `order-${done}`
    }
    const results = await Promise.all(Array.from({ length: 8 }, () => doOnce(ask('parallel'), work)))
    expect(new Set(results)).toEqual(new Set(['order-1']))
    expect(done).toBe(1)
  })

  it('forgets the claim of what failed', async () => {
    const failing = doOnce(ask('failed'), async () => {
      throw new Error('The gateway is away.')
    })
    await expect(failing).rejects.toThrow('The gateway is away.')
    expect(await doOnce(ask('failed'), async () => 'order-9')).toBe('order-9')
  })

  it('refuses a key that stands for something else', async () => {
    await doOnce(ask('reused', 'a'), async () => 'order-1')
    const second = doOnce(ask('reused', 'b'), async () => 'order-2')
    await expect(second).rejects.toThrow(Problem)
    await expect(second).rejects.toMatchObject({ type: 'idempotency-key-reused', status: 422 })
  })

  it('keeps the keys of different callers apart', async () => {
    await doOnce(ask('shared', 'a'), async () => 'order-1')
    const other = { ...ask('shared', 'b'), principal: 'api_key:2' }
    expect(await doOnce(other, async () => 'order-2')).toBe('order-2')
  })

  it('keeps keys for seven days', async () => {
    const database = shop.application.get<Database>(DATABASE)
    await doOnce(ask('old'), async () => 'order-1')
    await doOnce(ask('recent'), async () => 'order-1')
    await database.execute(
      sql`update idempotency_keys set created_at = now() - interval '7 days 1 minute' where key = 'old'`,
    )
    await shop.application.get(Retention).forgetAll()
    expect(await doOnce(ask('old'), async () => 'order-2')).toBe('order-2')
    expect(await doOnce(ask('recent'), async () => 'order-2')).toBe('order-1')
  })
})

describe('canonicalJson', () => {
  it('does not depend on the order of members', () => {
    expect(canonicalJson({ b: [1, { d: 2, c: undefined }], a: null })).toBe('{"a":null,"b":[1,{"d":2}]}')
    expect(canonicalJson({ a: null, b: [1, { d: 2 }] })).toBe('{"a":null,"b":[1,{"d":2}]}')
  })
})
