import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IdentityApplication, startIdentityApplication } from '../../../test/identity-application.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { type ApiKey, ApiKeys } from './api-keys.js'

let shop: IdentityApplication
let owner: string

beforeAll(async () => {
  shop = await startIdentityApplication()
  owner = await shop.signIn('owner')
})
afterAll(() => shop.close())

const make = (permissions: string[], cookie = owner) =>
  shop.send('POST', '/api/v1/api-keys', { cookie, body: { name: 'Warehouse', permissions } })

async function made(permissions: string[]): Promise<{ secret: string; apiKey: ApiKey }> {
  const { status, body } = await make(permissions)
  expect(status).toBe(201)
  return { secret: String(body.secret), apiKey: await onlyKeyWithPrefix(String(body.secret).slice(0, 9)) }
}

async function onlyKeyWithPrefix(prefix: string): Promise<ApiKey> {
  const keys = (await shop.application.get(ApiKeys, { strict: false }).list()).filter(
    (key) => key.prefix === prefix,
  )
  expect(keys).toHaveLength(1)
  const [key] = keys
  if (key === undefined) throw new Error(`No key starts with ${prefix}.`)
  return key
}

const withKey = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } })

describe('an API key', () => {
  it('does what it holds, needs no origin, and nothing else', async () => {
    const { secret } = await made(['staff.read'])
    expect(secret).toMatch(/^cf_[A-Za-z0-9_-]{43}$/)
    const bare = await fetch(`${shop.url}/api/v1/staff`, { headers: { authorization: `Bearer ${secret}` } })
    expect(bare.status).toBe(200)
    expect(await shop.send('GET', '/api/v1/api-keys', withKey(secret))).toMatchObject({
      status: 403,
      body: { type: '/problems/permission-missing', permission: 'api-keys.manage' },
    })
    expect(await shop.send('GET', '/api/v1/session', withKey(secret))).toMatchObject({
      status: 403,
      body: { type: '/problems/no-session' },
    })
  })

  it('is kept as a hash only, and shown once', async () => {
    const { secret, apiKey } = await made(['staff.read'])
    const listed = await shop.send('GET', '/api/v1/api-keys', { cookie: owner })
    expect(JSON.stringify(listed.body)).toContain(apiKey.prefix)
    expect(JSON.stringify(listed.body)).not.toContain(secret)
    const { rows } = await shop.application.get<Database>(DATABASE).execute(sql`select * from api_keys`)
    expect(JSON.stringify(rows)).not.toContain(secret.slice(10))
  })

  it('ends at once when revoked', async () => {
    const { secret, apiKey } = await made(['staff.read'])
    const revoke = () => shop.send('DELETE', `/api/v1/api-keys/${apiKey.id}`, { cookie: owner })
    expect(await revoke()).toMatchObject({ status: 204 })
    expect(await shop.send('GET', '/api/v1/staff', withKey(secret))).toMatchObject({
      status: 401,
      body: { type: '/problems/invalid-api-key' },
    })
    expect(await revoke()).toMatchObject({ status: 404, body: { type: '/problems/unknown-api-key' } })
  })

  it.each(['Bearer', 'Bearer cf_', `Bearer cf_${'A'.repeat(43)}`, 'Basic b3duZXI6b3duZXI=', 'Bearer a b'])(
    'is not %j, even beside a session',
    async (authorization) => {
      expect(
        await shop.send('GET', '/api/v1/staff', { cookie: owner, headers: { authorization } }),
      ).toMatchObject({
        status: 401,
        body: { type: '/problems/invalid-api-key' },
      })
    },
  )

  it('tells when it was last used, to the minute', async () => {
    const { secret, apiKey } = await made(['staff.read'])
    expect(apiKey.lastUsedAt).toBeNull()
    await shop.send('GET', '/api/v1/staff', withKey(secret))
    const first = (await onlyKeyWithPrefix(apiKey.prefix)).lastUsedAt
    expect(Date.now() - Date.parse(first ?? '')).toBeLessThan(10_000)
    await shop.send('GET', '/api/v1/staff', withKey(secret))
    expect((await onlyKeyWithPrefix(apiKey.prefix)).lastUsedAt).toBe(first)
  })

  it('holds no more than its maker', async () => {
    const { secret } = await made(['api-keys.manage', 'orders.read'])
    const further = await shop.send('POST', '/api/v1/api-keys', {
      ...withKey(secret),
      body: { name: 'More', permissions: ['orders.read', 'orders.refund'] },
    })
    expect(further).toMatchObject({
      status: 403,
      body: { type: '/problems/permission-missing', errors: [{ path: '/permissions/1' }] },
    })
    expect(await make(['orders.read'], await shop.signIn('manager'))).toMatchObject({ status: 403 })
  })

  it('is refused without a name or with an unknown permission', async () => {
    const body = { name: '  ', permissions: ['orders.read', 'orders.steal'] }
    expect(await shop.send('POST', '/api/v1/api-keys', { cookie: owner, body })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/name', message: 'Give the key a name.' }, { path: '/permissions/1' }] },
    })
  })
})
