import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IdentityApplication, startIdentityApplication } from '../../../../test/identity-application.js'
import { InterruptibleProxy } from '../../../../test/interruptible-proxy.js'
import { record } from '../../../../test/log-events.js'
import { StreamListener } from '../../../../test/stream-listener.js'

let keeper: IdentityApplication
let shop: IdentityApplication
let network: InterruptibleProxy

beforeAll(async () => {
  keeper = await startIdentityApplication()
  const direct = new URL(keeper.databaseUrl)
  network = new InterruptibleProxy({ host: direct.hostname, port: Number(direct.port) })
  const proxied = new URL(keeper.databaseUrl)
  proxied.hostname = '127.0.0.1'
  proxied.port = String(await network.mend())
  const shared = { databaseUrl: proxied.href, dataFolder: keeper.dataFolder }
  shop = await startIdentityApplication({
    shared,
    timing: { poll: 200, rest: 20, heartbeat: 15_000, recheck: 60_000 },
  })
})
afterAll(async () => {
  await shop.close()
  await network.cut()
  await keeper.close()
})

describe('while the database is away', () => {
  it('requests are told so, and all goes on once it is back', async () => {
    const cookie = await keeper.signIn('owner')
    const ask = () => shop.send('GET', '/api/v1/staff', { cookie })
    expect((await ask()).status).toBe(200)
    const listener = await StreamListener.open(shop.url, { cookie })
    await record(keeper, 'before')
    await listener.until(() => listener.subjects().includes('before'))

    await network.cut()
    for (const answer of [await ask(), await shop.send('GET', '/api/health')]) {
      expect(answer).toMatchObject({ status: 503, body: { type: '/problems/database-unreachable' } })
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    await record(keeper, 'meanwhile')

    await network.mend()
    await expect.poll(async () => (await ask()).status, { timeout: 15_000 }).toBe(200)
    await listener.until(() => listener.subjects().includes('meanwhile'))
    await listener.close()
  })
})
