import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openConnection } from '../../apps/api/src/platform/database/single-connection.js'
import { Shop } from '../chaos/shop.js'
import { PostgresApart } from './postgres-apart.js'
import { boot, isBuilt } from './product.js'
import type { ShopOnPostgres } from './shop-on-postgres.js'

const orderCount = 24
/**
 * Within which another process finishes what a killed one had begun. On a machine of its own that takes a second or two
 * (`npm run chaos -- --recovery` measures it); a process that nobody declares dead is noticed after 25 seconds.
 */
const promised = 20_000
/** A start takes seconds, and many times that beside all other specs. */
const patience = 300_000

let server: PostgresApart
let place: ShopOnPostgres
beforeAll(async () => {
  if (isBuilt) server = await PostgresApart.start()
})
beforeEach(async () => {
  if (isBuilt) place = await server.openShop()
})
afterEach(async () => {
  if (isBuilt) await place.close()
})
afterAll(async () => {
  if (isBuilt) await server.stop()
})

/** Of the orders that this spec placed, and not of those that the shop came with. */
const captures = async () => {
  const [row] = await place.pool`select count(*)::int as asked, count(distinct payment_id)::int as payments
    from payment_operations operation
    join payments payment on payment.id = operation.payment_id
    join runs run on run.subject_id = payment.order_id::text
   where operation.kind = 'capture'`
  return row
}
const finished = async () => {
  const [row] = await place.pool`select count(*) as count from runs where result = 'succeeded'`
  return Number(row?.count)
}
const inFlight = async () => {
  const rows =
    await place.pool`select owner, count(*) as count from runs where finished_at is null and owner is not null
    group by owner order by count desc`
  return rows.map(({ owner, count }) => ({ owner: Number(owner), count: Number(count) }))
}

/** Runs that cannot go on: their payments are captured as soon as what this answers is called. */
async function runsUnderWay(api: { port: number; data: string }): Promise<() => Promise<void>> {
  const shop = await Shop.open(api.port, api.data)
  for (let order = 0; order < orderCount; order += 1) await shop.placeUntilAcknowledged(`order-${order}`)
  const holding = await openConnection(place.url, 'spec')
  await holding.query('begin')
  await holding.query('lock table payment_operations in exclusive mode')
  return async () => {
    await holding.query('commit')
    await holding.end()
  }
}

describe.skipIf(!isBuilt)('one api and two workers on one database', () => {
  it('finish within seconds what a killed worker had begun', { timeout: patience }, async () => {
    const api = await place.start('api')
    const release = await runsUnderWay(api)
    await place.start('worker', { LOG_LEVEL: 'info' })
    await place.start('worker', { LOG_LEVEL: 'info' })
    await expect.poll(async () => (await inFlight()).length, { timeout: 60_000 }).toBeGreaterThan(0)
    const [busiest] = await inFlight()
    if (busiest === undefined) throw new Error('No run is under way.')
    expect(await place.owners('worker')).toContain(busiest.owner)

    await place.kill(busiest.owner)
    await release()
    await expect.poll(finished, { timeout: promised, interval: 100 }).toBe(orderCount)
    expect(await captures()).toEqual({ asked: orderCount, payments: orderCount })

    const logs = (await place.stopAll()).map(({ output }) => output).join('\n')
    const told = [...logs.matchAll(/"runId":"([^"]+)","result":"succeeded"/g)].map(([, runId]) => runId)
    expect(new Set(told).size).toBe(orderCount)
    expect(told).toHaveLength(orderCount)
  })

  it('go on working when the api is killed', { timeout: patience }, async () => {
    const api = await place.start('api')
    const release = await runsUnderWay(api)
    const worker = await place.start('worker')
    await expect.poll(async () => (await inFlight()).length, { timeout: 60_000 }).toBeGreaterThan(0)
    const [owner = 0] = await place.owners('api')
    await place.kill(owner)
    await release()
    await expect.poll(finished, { timeout: promised, interval: 100 }).toBe(orderCount)
    await expect.poll(() => place.owners('api')).toEqual([])

    const health = await fetch(`http://127.0.0.1:${worker.port}/health`)
    expect(await health.json()).toMatchObject({ status: 'ok', role: 'worker' })
    const other = await fetch(`http://127.0.0.1:${worker.port}/api/v1/orders`)
    expect(other.status).toBe(404)
    expect(await other.text()).toContain('--role api')
  })

  it('leave the runs alone that are the workers’ business', { timeout: patience }, async () => {
    const api = await place.start('api')
    const release = await runsUnderWay(api)
    await release()
    await delay(2_000)
    const [jobs] = await place.pool`select count(*) as count from graphile_worker.jobs`
    expect(Number(jobs?.count)).toBe(orderCount)
    expect(await place.pool`select id from runs`).toEqual([])
  })
})

describe.skipIf(!isBuilt)('processes that start at once on an empty database', () => {
  it('come up both, and fill the shop once', { timeout: patience }, async () => {
    await Promise.all([place.start('all'), place.start('api'), place.start('worker')])
    const [shop] = await place.pool`select
      (select count(*) from shops) as shops, (select count(*) from staff) as staff,
      (select count(*) from orders) as orders, (select count(distinct number) from orders) as numbers`
    expect(shop).toMatchObject({ shops: '1', staff: '4' })
    expect(Number(shop?.orders)).toBeGreaterThan(10)
    expect(shop?.numbers).toBe(shop?.orders)
    for (const { code, output } of await place.stopAll()) expect(code, output).toBe(0)
  })

  it('refuse another secret than that of those who run', { timeout: patience }, async () => {
    await place.start('api')
    const other = Buffer.alloc(32, 2).toString('base64')
    const stranger = await place.begin('worker', {
      COUNTERFLOW_SECRET_KEY: other,
    })
    const { code, output } = await stranger.product.ended
    expect(code).toBe(78)
    expect(output).toContain('COUNTERFLOW_SECRET_KEY')
    expect(output).not.toContain(other)
  })
})

describe.skipIf(!isBuilt)('a role', () => {
  it.each(['api', 'worker'])('without a database that others reach is refused: %s', async (role) => {
    const { code, output } = await boot(['start', '--role', role, '--port', '0']).ended
    expect(code).toBe(78)
    expect(output).toContain('DATABASE_URL')
  })

  it('that does not exist is refused', async () => {
    const { code, output } = await boot(['start', '--role', 'clerk', '--port', '0']).ended
    expect(code).toBe(78)
    expect(output).toContain('Expected all, api or worker.')
  })
})
