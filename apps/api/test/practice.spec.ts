import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPool, type PlainPool } from '../src/platform/database/plain-pool.js'
import { Runs } from '../src/workflows/runs/runs.js'
import { type ShopApplication, startShop, wholeProduct } from './shop-application.js'
import { isPacked } from './workflow-shop.js'

describe.skipIf(!isPacked)('what a process practises before its first run', () => {
  let shop: ShopApplication
  let pool: PlainPool
  let runs: Runs

  beforeAll(async () => {
    shop = await startShop(wholeProduct())
    pool = openPool(shop.databaseUrl, { max: 1, name: 'spec' })
    runs = shop.application.get(Runs, { strict: false })
    runs.start()
    runs.prepareLive(shop.url)
  })
  afterAll(async () => {
    await pool.end()
    await shop.close()
  })

  const rows = () => pool`
    select (select count(*)::int from events where type in ('webhook.received', 'run.failed')) as events,
      (select count(*)::int from runs) as runs, (select count(*)::int from steps) as steps, (select count(*)::int from event_waits) as waits,
      (select count(*)::int from webhook_deliveries) as deliveries, (select count(*)::int from webhooks) as webhooks,
      (select count(*)::int from workflows) as workflows`
  const metric = async (line: string) => {
    const answer = await fetch(`${shop.url}/metrics`)
    const found = (await answer.text()).split('\n').find((one) => one.startsWith(`${line} `))
    return found === undefined ? undefined : Number(found.slice(line.length + 1))
  }
  const practised = () => metric('counterflow_http_answers_total{route="POST /hooks/:token",status="202"}')

  it('goes all the way, and leaves nothing behind', async () => {
    const before = await rows()
    await Promise.all([runs.practice.done(), runs.practice.done()])
    expect(await rows()).toEqual(before)
    expect(await practised()).toBeGreaterThanOrEqual(20)
    expect(await metric('counterflow_runs_started_total')).toBe(0)
    expect(await metric('counterflow_runs_in_flight')).toBe(0)
    expect(await metric('counterflow_flush_rows_count')).toBe(0)
  })

  it('is practised once', async () => {
    const before = await practised()
    await runs.practice.done()
    expect(await practised()).toBe(before)
  })
})
