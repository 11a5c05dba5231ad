import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IdentityApplication, startIdentityApplication } from '../../../test/identity-application.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Retention } from '../../platform/retention/retention.js'

let shop: IdentityApplication
let second: IdentityApplication

beforeAll(async () => {
  shop = await startIdentityApplication()
  second = await startIdentityApplication({ shared: shop })
})
afterAll(async () => {
  await second.close()
  await shop.close()
})

const attempt = (on: IdentityApplication, email: string, password = 'wrong') =>
  on.send('POST', '/api/v1/session', { body: { email, password } })

const clear = () => shop.application.get<Database>(DATABASE).execute(sql`delete from sign_in_limits`)

describe('the limit on sign-in', () => {
  it('holds for an e-mail address, however it is written, over two processes', async () => {
    await clear()
    const statuses: number[] = []
    for (let count = 0; count < 12; count += 1) {
      const email = count % 2 === 0 ? 'owner@example.com' : 'OWNER@example.com'
      statuses.push((await attempt(count % 3 === 0 ? second : shop, email)).status)
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429])
    const refused = await attempt(shop, 'owner@example.com', shop.passwords.get('owner'))
    expect(refused).toMatchObject({ status: 429, body: { type: '/problems/too-many-attempts' } })
    const seconds = Number(refused.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(900)
    expect((await attempt(shop, 'manager@example.com', shop.passwords.get('manager'))).status).toBe(200)
  })

  it('lets no attempts slip through together', async () => {
    await clear()
    const answers = await Promise.all(Array.from({ length: 20 }, () => attempt(shop, 'support@example.com')))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10)
  })

  it('holds for a network address over many e-mail addresses', async () => {
    await clear()
    const database = shop.application.get<Database>(DATABASE)
    await database.execute(sql`
      insert into sign_in_limits (subject, attempts, window_ends_at)
      values ('address:127.0.0.1', 50, now() + interval '10 minutes')`)
    expect((await attempt(shop, 'somebody@example.com')).status).toBe(429)
    expect((await attempt(shop, 'somebody@example.com')).status).toBe(429)
    const counted = await database.execute(sql`select 1 from sign_in_limits where subject like 'email:%'`)
    expect(counted.rows).toHaveLength(0)
  })

  it('ends with its window', async () => {
    await clear()
    const database = shop.application.get<Database>(DATABASE)
    for (let count = 0; count < 11; count += 1) await attempt(shop, 'owner@example.com')
    await database.execute(sql`update sign_in_limits set window_ends_at = now() - interval '1 second'`)
    expect((await attempt(shop, 'owner@example.com')).status).toBe(401)
    await database.execute(sql`update sign_in_limits set window_ends_at = now() - interval '1 second'`)
    await shop.application.get(Retention).forgetAll()
    expect((await database.execute(sql`select 1 from sign_in_limits`)).rows).toHaveLength(0)
  })

  it('forgets what was mistyped once the right password comes', async () => {
    await clear()
    for (let round = 0; round < 3; round += 1) {
      for (let count = 0; count < 6; count += 1) await attempt(shop, 'owner@example.com')
      expect((await attempt(shop, 'owner@example.com', shop.passwords.get('owner'))).status).toBe(200)
    }
  })
})
