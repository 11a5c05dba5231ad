import { connectionIdSchema } from '@counterflow/core'
import type { HttpRequest } from '@counterflow/plugin-sdk'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { json, type OutsideService, startOutsideService } from '../../test/outside-service.js'
import { type ShopApplication, startShop } from '../../test/shop-application.js'
import { DATABASE, type Database } from '../platform/database/database.js'
import { createLogger } from '../platform/logging/logger.js'
import { OutboundHttp } from '../platform/outbound/outbound-http.js'
import { SecretBox } from '../platform/secrets/secret-box.js'
import { parseSecretKeys } from '../platform/secrets/secret-keys.js'
import { AccessTokens } from './access-tokens.js'
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

describe('a connection that signs in by OAuth', () => {
  const wished = (name: string) => ({
    name,
    kind: 'http' as const,
    baseUrl: `${service.url}/v26`,
    auth: {
      kind: 'oauth' as const,
      tokenUrl: `${other.url}/token`,
      clientId: 'shop.apps',
      clientSecret: 'client/secret',
      secret: 'refresh-1',
    },
    ratePerSecond: null,
    mostInFlight: null,
  })
  const made = (name: string) => shop.application.get(Connections, { strict: false }).create(wished(name))
  const database = () => shop.application.get<Database>(DATABASE)
  const gives = (access_token: string, more: object = {}) =>
    other.answer(json({ access_token, token_type: 'Bearer', expires_in: 3_600, ...more }))
  const bearers = () => service.heard.map(({ headers }) => headers.authorization)
  const forms = () => other.heard.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))

  it('is given a token by itself, once for all who ask at once in any process', async () => {
    const { id } = await made('Once')
    gives('access-1', { refresh_token: 'refresh-2' })
    const elsewhere = new AccessTokens(
      database(),
      shop.application.get(SecretBox),
      shop.application.get(OutboundHttp, { strict: false }),
    )
    await Promise.all([...Array.from({ length: 5 }, () => ask({ connection: id })), elsewhere.of(id)])
    await ask({ connection: id })
    expect(forms()).toEqual([
      {
        grant_type: 'refresh_token',
        refresh_token: 'refresh-1',
        client_id: 'shop.apps',
        client_secret: 'client/secret',
      },
    ])
    expect(bearers()).toEqual(Array(6).fill('Bearer access-1'))
    const [row] = await database().select().from(connections).where(eq(connections.id, id))
    expect(JSON.stringify(row)).not.toMatch(/access-1|refresh-\d|client\/secret/)
    expect(
      JSON.stringify(await shop.send(await shop.staff('owner'), 'GET', '/api/v1/connections')),
    ).not.toMatch(/access-1|refresh-\d|client\/secret/)
    // Before it ends the next one is asked for, by the refresh token that came with the last.
    await database()
      .update(connections)
      .set({ accessExpiresAt: new Date(Date.now() + 30_000) })
      .where(eq(connections.id, id))
    gives('access-2')
    await ask({ connection: id })
    expect(forms().at(-1)).toMatchObject({ refresh_token: 'refresh-2' })
    expect(bearers().at(-1)).toBe('Bearer access-2')
  })

  it('is given another one when the service takes the first no more, and shows neither', async () => {
    const { id } = await made('Refused')
    gives('access-3')
    await ask({ connection: id })
    gives('access-4')
    service.answer(({ headers }, response) => {
      const heard = headers.authorization ?? ''
      response.writeHead(heard.endsWith('4') ? 200 : 401).end(heard)
    })
    expect(await ask({ connection: id })).toMatchObject({ status: 200, body: 'Bearer •••' })
    service.answer(json({}, 401))
    // Asked once more and not for ever.
    expect(await ask({ connection: id })).toMatchObject({ status: 401 })
    expect(forms()).toHaveLength(3)
  })

  it.each([
    [
      { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
      400,
      'connection_grant_revoked',
      false,
    ],
    [{ error: 'invalid_client' }, 401, 'connection_sign_in_refused', false],
    [{ error: 'internal_failure' }, 503, 'connection_sign_in_failed', true],
    [{ access_token: 'two words' }, 200, 'connection_sign_in_failed', true],
  ])('says what to do when there is no token: %j', async (body, status, code, retry) => {
    const { id } = await made(`No token ${code} ${status}`)
    other.answer(json(body, status))
    await expect(ask({ connection: id })).rejects.toMatchObject({ code, retry })
    expect(service.heard).toEqual([])
    // Nothing of it is kept: once it is mended, the next call goes out.
    gives('access-5')
    expect(await ask({ connection: id })).toMatchObject({ status: 200 })
  })

  it('takes what is kept to no other address, and needs both secrets or none', async () => {
    const { id } = await made('Moved')
    const { clientSecret: _, secret: __, ...auth } = wished('').auth
    const replace = (more: object) =>
      shop.application
        .get(Connections, { strict: false })
        .replace(connectionIdSchema.parse(id), { ...wished('Moved'), auth: { ...auth, ...more } })
    expect(await replace({})).toMatchObject({ auth })
    for (const more of [{ tokenUrl: `${service.url}/token` }, { secret: 'refresh-9' }])
      await expect(replace(more)).rejects.toMatchObject({ type: 'connection-secret-missing' })
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
