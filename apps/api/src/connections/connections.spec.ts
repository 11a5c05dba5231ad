import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { json, type OutsideService, startOutsideService } from '../../test/outside-service.js'
import { type ShopApplication, startShop } from '../../test/shop-application.js'
import { DATABASE, type Database } from '../platform/database/database.js'
import { SecretBox } from '../platform/secrets/secret-box.js'
import { ConnectionUses } from './connection-uses.js'
import { connectionRoutes } from './connections.contract.js'
import { ConnectionsModule } from './connections.module.js'

const secret = 'sk-토큰'.replace('토큰', randomBytes(12).toString('hex'))
const connectionBody = z.looseObject({ id: z.string(), name: z.string() })

let shop: ShopApplication
let service: OutsideService
let owner: Record<string, string>

beforeAll(async () => {
  service = await startOutsideService()
  shop = await startShop({ modules: [ConnectionsModule], contract: Object.values(connectionRoutes) })
  owner = await shop.staff('owner')
})
beforeEach(() => {
  service.heard.length = 0
  service.answer(json({ ok: true }))
})
afterAll(async () => {
  await shop.close()
  await service.close()
})

let count = 0
const input = (changes: Record<string, unknown> = {}) => ({
  name: `Parcels ${++count}`,
  kind: 'http',
  baseUrl: `${service.url}/v1`,
  auth: { kind: 'bearer', secret },
  ratePerSecond: null,
  mostInFlight: null,
  ...changes,
})
const send = (method: string, path: string, body?: unknown, caller = owner) =>
  shop.send(caller, method, `/api/v1/connections${path}`, body)
async function made(changes: Record<string, unknown> = {}) {
  const { status, body } = await send('POST', '', input(changes))
  expect(status, JSON.stringify(body)).toBe(201)
  return connectionBody.parse(body)
}

describe('a connection', () => {
  it('keeps its secret sealed, and answers it nowhere', async () => {
    const connection = await made({
      auth: { kind: 'header', header: 'X-Api-Key', secret },
      ratePerSecond: 2.5,
    })
    expect(connection).toMatchObject({ auth: { kind: 'header', header: 'X-Api-Key' }, ratePerSecond: 2.5 })
    const listed = await send('GET', '')
    expect(JSON.stringify([connection, listed.body])).not.toContain(secret)
    const { rows } = await shop.application
      .get<Database>(DATABASE)
      .execute(sql`select * from connections where id = ${connection.id}::uuid`)
    expect(JSON.stringify(rows)).toMatch(/"secret":"v1\./)
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  it('says that its secret is lost when it was sealed with a key that is not here', async () => {
    const { id } = await made()
    const listed = z.object({ items: z.array(z.object({ id: z.string(), secretLost: z.boolean() })) })
    const isLost = async () =>
      listed.parse((await send('GET', '')).body).items.find((one) => one.id === id)?.secretLost
    expect(await isLost()).toBe(false)
    const elsewhere = new SecretBox([{ id: 'elsewher', bytes: randomBytes(32) }])
    const sealed = elsewhere.seal(secret, `connection:${id}`)
    await shop.application
      .get<Database>(DATABASE)
      .execute(sql`update connections set secret = ${sealed} where id = ${id}::uuid`)
    expect(await isLost()).toBe(true)
    expect((await send('PUT', `/${id}`, input())).body).toMatchObject({ secretLost: false })
  })

  it('keeps the secret that it has when none is given', async () => {
    const { id, name } = await made()
    const changed = input({ name: `${name} again`, auth: { kind: 'bearer' }, mostInFlight: 3 })
    expect(await send('PUT', `/${id}`, changed)).toMatchObject({
      status: 200,
      body: { id, name: `${name} again`, mostInFlight: 3 },
    })
    await send('POST', `/${id}/test`)
    expect(service.heard[0]?.headers.authorization).toBe(`Bearer ${secret}`)
  })

  it.each<[string, Record<string, unknown>]>([
    ['another service', { baseUrl: 'https://elsewhere.example', auth: { kind: 'bearer' } }],
    ['another way of signing in', { auth: { kind: 'header', header: 'X-Key' } }],
  ])('does not hand its secret to %s', async (_, changes) => {
    const { id } = await made()
    expect(await send('PUT', `/${id}`, input(changes))).toMatchObject({
      status: 422,
      body: { type: '/problems/connection-secret-missing', errors: [{ path: '/auth/secret' }] },
    })
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['no secret', { auth: { kind: 'bearer' } }, '/auth/secret'],
    ['a secret with a line break', { auth: { kind: 'bearer', secret: 'abcd\nHost: a' } }, '/auth/secret'],
    ['a user with a colon', { auth: { kind: 'basic', user: 'a:b', secret: 'abcd' } }, '/auth/user'],
    ['a header of two words', { auth: { kind: 'header', header: 'x y', secret: 'abcd' } }, '/auth/header'],
    ['no whole address', { baseUrl: 'api.example.com' }, '/baseUrl'],
    ['another protocol', { baseUrl: 'ftp://api.example.com' }, '/baseUrl'],
    ['a sign-in in the address', { baseUrl: 'https://a:b@api.example.com' }, '/baseUrl'],
    ['a rate of nothing', { ratePerSecond: 0 }, '/ratePerSecond'],
    ['no name', { name: ' ' }, '/name'],
  ])('is refused with %s', async (_, changes, path) => {
    const answer = await send('POST', '', input(changes))
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path }] } })
    expect(JSON.stringify(answer.body)).not.toContain('abcd')
  })

  it('has a name of its own, however it is written', async () => {
    const { name } = await made()
    expect(await send('POST', '', input({ name: name.toUpperCase() }))).toMatchObject({
      status: 409,
      body: { type: '/problems/connection-name-taken', errors: [{ path: '/name' }] },
    })
  })

  it('is not deleted under those who use it', async () => {
    const { id } = await made()
    const users = [{ id: 'w-1', name: 'Tell the warehouse' }]
    shop.application
      .get(ConnectionUses, { strict: false })
      .register(async (asked) => (asked === id ? users : []))
    expect(await send('DELETE', `/${id}`)).toMatchObject({
      status: 409,
      body: {
        type: '/problems/connection-in-use',
        workflows: users,
        detail: expect.stringContaining('Tell'),
      },
    })
    users.length = 0
    expect(await send('DELETE', `/${id}`)).toMatchObject({ status: 204 })
    expect(await send('DELETE', `/${id}`)).toMatchObject({ status: 404 })
    expect(await send('PUT', `/${id}`, input())).toMatchObject({ status: 404 })
    expect(await send('POST', `/${id}/test`)).toMatchObject({ status: 404 })
  })
})

describe('trying a connection', () => {
  it('tells what the service answered, and how fast', async () => {
    service.answer(json({}, 403))
    const { id } = await made({ auth: { kind: 'basic', user: 'shop', secret: 'pa:ss' } })
    const { status, body } = await send('POST', `/${id}/test`)
    expect({ status, body }).toMatchObject({ status: 200, body: { status: 403, failure: null } })
    expect(service.heard).toMatchObject([
      { path: '/v1', headers: { authorization: `Basic ${btoa('shop:pa:ss')}` } },
    ])
  })

  it('tells why it got no answer', async () => {
    const { id } = await made({ baseUrl: 'http://127.0.0.1:1' })
    expect((await send('POST', `/${id}/test`)).body).toMatchObject({
      status: null,
      failure: { code: 'connection_refused' },
    })
  })
})

describe('who may', () => {
  it('manage connections: owner and manager', async () => {
    const { id } = await made()
    for (const role of ['support', 'cashier'] as const) {
      const caller = await shop.staff(role)
      expect(await send('GET', '', undefined, caller)).toMatchObject({ status: 403 })
      expect(await send('POST', '', input(), caller)).toMatchObject({ status: 403 })
      expect(await send('DELETE', `/${id}`, undefined, caller)).toMatchObject({ status: 403 })
    }
    expect(await send('GET', '', undefined, await shop.staff('manager'))).toMatchObject({ status: 200 })
  })
})
