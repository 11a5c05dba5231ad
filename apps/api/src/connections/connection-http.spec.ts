import { connectionIdSchema } from '@counterflow/core'
import type { HttpRequest } from '@counterflow/plugin-sdk'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { json, type OutsideService, startOutsideService } from '../../test/outside-service.js'
import { type ShopApplication, startShop } from '../../test/shop-application.js'
import { DATABASE, type Database } from '../platform/database/database.js'
import { createLogger } from '../platform/logging/logger.js'
import { SecretBox } from '../platform/secrets/secret-box.js'
import { parseSecretKeys } from '../platform/secrets/secret-keys.js'
import { connections } from './connection.table.js'
import { ConnectionDirectory } from './connection-directory.js'
import { ConnectionHttp } from './connection-http.js'
import { connectionRoutes } from './connections.contract.js'
import { Connections } from './connections.js'
import { ConnectionsModule } from './connections.module.js'
import { SecretRenewal } from './secret-renewal.js'

const secret = 'tok/en"\\1234'

let shop: ShopApplication
let service: OutsideService
let other: OutsideService
let connection: string

beforeAll(async () => {
  service = await startOutsideService()
  other = await startOutsideService()
  shop = await startShop({ modules: [ConnectionsModule], contract: Object.values(connectionRoutes) })
  const made = await shop.application.get(Connections, { strict: false }).create({
    name: 'Parcels',
    kind: 'http',
    baseUrl: `${service.url}/v1/`,
    auth: { kind: 'bearer', secret },
    ratePerSecond: null,
    mostInFlight: null,
  })
  connection = made.id
})
beforeEach(() => {
  service.heard.length = 0
  other.heard.length = 0
  service.answer(json({ ok: true }))
})
afterAll(async () => {
  await shop.close()
  await Promise.all([service.close(), other.close()])
})

const ask = (changes: Partial<HttpRequest> = {}) =>
  shop.application.get(ConnectionHttp, { strict: false }).request({
    method: 'GET',
    url: 'parcels',
    connection,
    signal: new AbortController().signal,
    ...changes,
  })

describe('a request over a connection', () => {
  it.each([
    ['parcels', '/v1/parcels'],
    ['/parcels?open=1', '/v1/parcels?open=1'],
    ['?open=1', '/v1?open=1'],
    ['', '/v1'],
    ['//evil.example/x', '/v1/evil.example/x'],
  ])('to %j goes to %s of its service, signed in', async (url, path) => {
    await ask({ url })
    expect(service.heard).toMatchObject([{ path, headers: { authorization: `Bearer ${secret}` } }])
  })

  it('signs in over whatever the step has typed', async () => {
    await ask({ headers: { Authorization: 'Bearer mine' } })
    expect(service.heard[0]?.headers.authorization).toBe(`Bearer ${secret}`)
  })

  it('takes the sign-in nowhere else, not by address and not by redirect', async () => {
    await ask({ url: `${other.url}/there` })
    service.answer((_, response) => response.writeHead(307, { location: `${other.url}/again` }).end())
    await ask({ redirects: 2 })
    expect(other.heard.map(({ path }) => path)).toEqual(['/there', '/again'])
    for (const { headers } of other.heard) expect(headers).not.toHaveProperty('authorization')
  })

  it('brings the secret back from nowhere: not in a header, not in a body, in no spelling', async () => {
    service.answer(({ headers }, response) => {
      const heard = String(headers.authorization)
      const body = `${JSON.stringify({ heard })} ${heard} ${encodeURIComponent(heard)}`
      response.writeHead(400, { 'x-heard': heard }).end(body)
    })
    const answer = JSON.stringify(await ask())
    expect(answer).toContain('•••')
    for (const part of ['tok/en', 'tok%2Fen']) expect(answer).not.toContain(part)
  })

  it('says that the connection is gone', async () => {
    for (const gone of ['01980000-0000-7000-8000-0000000000aa', 'parcels']) {
      await expect(ask({ connection: gone })).rejects.toMatchObject({
        code: 'connection_unknown',
        retry: false,
      })
    }
  })
})

describe('a change of keys', () => {
  const directoryOf = (...keys: string[]) => {
    const box = new SecretBox(parseSecretKeys(keys.join(','), 'the spec'))
    const database = shop.application.get<Database>(DATABASE)
    return { directory: new ConnectionDirectory(database, box), box, database }
  }
  const newKey = Buffer.alloc(32, 7).toString('base64')

  it('leaves the secret closed for a server without the key, and says which', async () => {
    const { directory } = directoryOf(newKey)
    await expect(directory.find(connection)).rejects.toThrow('which this server does not have')
  })

  it('seals it anew at the next start', async () => {
    const { database } = directoryOf(newKey)
    const id = connectionIdSchema.parse(connection)
    const place = `connection:${id}`
    const [before] = await database.select().from(connections).where(eq(connections.id, id))
    const opened = shop.application.get(SecretBox).open(before?.secret ?? '', place)
    const oldKey = Buffer.alloc(32, 8).toString('base64')
    const sealed = directoryOf(oldKey).box.seal(opened, place)
    await database.update(connections).set({ secret: sealed }).where(eq(connections.id, id))
    const { box } = directoryOf(newKey, oldKey)
    await new SecretRenewal(database, box, createLogger('silent')).onApplicationBootstrap()
    const found = await directoryOf(newKey).directory.find(connection)
    expect(found?.signIn.headers).toEqual({ authorization: `Bearer ${secret}` })
  })
})
