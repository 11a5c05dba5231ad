import { stat } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  cookieOf,
  type IdentityApplication,
  startIdentityApplication,
} from '../../../test/identity-application.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Retention } from '../../platform/retention/retention.js'

let shop: IdentityApplication

beforeAll(async () => {
  shop = await startIdentityApplication()
})
afterAll(() => shop.close())

const signIn = (email: string, password: string, headers: Record<string, string> = {}) =>
  shop.send('POST', '/api/v1/session', { body: { email, password }, headers })

const passwordOf = (role: 'owner' | 'manager' | 'support' | 'cashier') => shop.passwords.get(role) ?? ''

describe('signing in', () => {
  it('gives a cookie that no script can read, and tells who signed in', async () => {
    const answer = await signIn('Owner@example.com', passwordOf('owner'))
    expect(answer).toMatchObject({
      status: 200,
      body: { email: 'owner@example.com', role: 'owner', language: null },
    })
    const [cookie] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^counterflow\.session_token=/)
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect(cookie).not.toMatch(/Secure/i)
    expect(await shop.send('GET', '/api/v1/session', { cookie: cookieOf(answer) })).toMatchObject({
      status: 200,
      body: { role: 'owner', permissions: expect.arrayContaining(['api-keys.manage']) },
    })
  })

  it('answers the same to a wrong password and to an unknown address', async () => {
    const wrong = await signIn('owner@example.com', 'not the password')
    const unknown = await signIn('nobody@example.com', 'not the password')
    const { instance: _one, ...wrongBody } = wrong.body
    const { instance: _other, ...unknownBody } = unknown.body
    expect(wrongBody).toEqual(unknownBody)
    expect(wrong).toMatchObject({ status: 401, body: { type: '/problems/sign-in-failed' } })
    expect(unknown.headers.getSetCookie()).toEqual([])
  })

  it('takes as long for an unknown address as for a wrong password', async () => {
    // The processor's time, since the clock's depends on what else the machine does.
    const least = async (email: () => string) => {
      const times: number[] = []
      for (let round = 0; round < 4; round += 1) {
        const start = process.cpuUsage()
        await signIn(email(), 'not the password')
        const { user, system } = process.cpuUsage(start)
        times.push(user + system)
      }
      return Math.min(...times)
    }
    const unknown = await least(() => `nobody${Math.random()}@example.com`)
    const known = await least(() => 'support@example.com')
    // Without the hash of a password, an unknown address would be answered in a fraction of the time.
    expect(unknown).toBeGreaterThan(known / 2)
    await signIn('support@example.com', passwordOf('support'))
  })

  it('ends by signing out, at once and everywhere the cookie is', async () => {
    const cookie = await shop.signIn('manager')
    expect(await shop.send('GET', '/api/v1/staff', { cookie })).toMatchObject({ status: 200 })
    const out = await shop.send('DELETE', '/api/v1/session', { cookie })
    expect(out.status).toBe(204)
    expect(out.headers.getSetCookie().join()).toMatch(/Max-Age=0/i)
    expect(await shop.send('GET', '/api/v1/staff', { cookie })).toMatchObject({
      status: 401,
      body: { type: '/problems/not-signed-in' },
    })
  })

  it('does not accept a cookie with another signature', async () => {
    const cookie = await shop.signIn('manager')
    const forged = cookie.replace(/\.[^.]+$/, '.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D')
    expect(await shop.send('GET', '/api/v1/staff', { cookie: forged })).toMatchObject({ status: 401 })
  })

  it('does not accept a session that has run out, and deletes it in time', async () => {
    const cookie = await shop.signIn('cashier')
    const database = shop.application.get<Database>(DATABASE)
    await database.execute(sql`
      update staff_sessions set expires_at = now() - interval '1 second'
       where staff_id = (select id from staff where email = 'cashier@example.com')`)
    await shop.application.get(Retention).forgetAll()
    expect(await shop.send('GET', '/api/v1/session', { cookie })).toMatchObject({ status: 401 })
    const left = await database.execute(sql`select 1 from staff_sessions where expires_at < now()`)
    expect(left.rows).toHaveLength(0)
  })

  it('prolongs a session in use, with its cookie', async () => {
    const cookie = await shop.signIn('support')
    const database = shop.application.get<Database>(DATABASE)
    await database.execute(sql`
      update staff_sessions set expires_at = now() + interval '12 days 12 hours'
       where staff_id = (select id from staff where email = 'support@example.com')`)
    const answer = await shop.send('GET', '/api/v1/session', { cookie })
    expect(cookieOf(answer)).toBe(cookie)
    expect(answer.headers.getSetCookie().join()).toMatch(/Max-Age=1209600/)
  })
})

describe('what a page of another site can do', () => {
  it.each([
    ['Origin of another site', { origin: 'https://evil.example' }],
    ['no origin at all', { origin: 'null' }],
    ['Sec-Fetch-Site of another site', { 'sec-fetch-site': 'cross-site' }],
    ['Sec-Fetch-Site of a sibling', { 'sec-fetch-site': 'same-site' }],
  ])('is nothing: %s', async (_name, headers) => {
    const cookie = await shop.signIn('owner')
    const refused = { status: 403, body: { type: '/problems/cross-site-request' } }
    expect(await shop.send('DELETE', '/api/v1/session', { cookie, headers })).toMatchObject(refused)
    expect(await signIn('owner@example.com', passwordOf('owner'), headers)).toMatchObject(refused)
    expect(await shop.send('GET', '/api/v1/session', { cookie })).toMatchObject({ status: 200 })
  })

  it('is nothing with a cookie and no word of where it comes from', async () => {
    const cookie = await shop.signIn('owner')
    const bare = await fetch(`${shop.url}/api/v1/session`, { method: 'DELETE', headers: { cookie } })
    expect(bare.status).toBe(403)
  })
})

describe('over restarts and processes', () => {
  it('sessions hold, since secret and rows do', async () => {
    const cookie = await shop.signIn('owner')
    const second = await startIdentityApplication({ shared: shop })
    try {
      expect(await second.send('GET', '/api/v1/session', { cookie })).toMatchObject({ status: 200 })
    } finally {
      await second.close()
    }
    const secret = await stat(path.join(shop.dataFolder, 'session-secret'))
    expect(secret.mode & 0o777).toBe(0o600)
  })
})

describe('behind https', () => {
  it('the cookie is Secure and the public origin is trusted', async () => {
    const secure = await startIdentityApplication({
      shared: shop,
      environment: { PUBLIC_URL: 'https://shop.example.com' },
    })
    try {
      const answer = await secure.send('POST', '/api/v1/session', {
        body: { email: 'owner@example.com', password: passwordOf('owner') },
        headers: { origin: 'https://shop.example.com' },
      })
      expect(answer.status).toBe(200)
      expect(answer.headers.getSetCookie().join()).toMatch(/^__Secure-counterflow\.session_token=.*Secure/i)
      expect(answer.headers.get('strict-transport-security')).toMatch(/max-age/)
    } finally {
      await secure.close()
    }
  })
})
