import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ParcelsModule, placed, routes } from '../../../../test/parcels-feature.js'
import { healthRoutes } from '../health.contract.js'
import { startTestApplication, type TestApplication } from '../test-application.js'

const id = '0195b3f0-0000-7000-8000-000000000000'
const address = `/api/v1/parcels/${id}`
const good = { lines: [{ sku: 'A', quantity: 1 }] }
const json = { 'content-type': 'application/json' }

let shop: TestApplication

beforeAll(async () => {
  shop = await startTestApplication({
    modules: [ParcelsModule],
    contract: [...Object.values(routes), ...Object.values(healthRoutes)],
  })
})
afterAll(() => shop.close())

async function send(
  method: string,
  path: string,
  body?: string | Buffer,
  headers: Record<string, string> = json,
) {
  const response = await fetch(`${shop.url}${path}`, {
    method,
    headers: body === undefined && headers === json ? {} : headers,
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  }
}

describe('what is right', () => {
  it('is served', async () => {
    expect(await send('POST', `${address}?notify=yes`, JSON.stringify(good))).toMatchObject({
      status: 201,
      body: { lines: 1 },
    })
    expect(await send('DELETE', '/api/v1/parcels')).toMatchObject({ status: 204, body: undefined })
    expect(await send('DELETE', '/api/v1/parcels', '{}')).toMatchObject({ status: 204 })
  })

  it('is described', async () => {
    const { body } = await send('GET', '/api/openapi.json')
    expect(Object.keys(body.paths)).toContain('/api/v1/parcels/{parcelId}')
    expect((await fetch(`${shop.url}/api/docs`)).headers.get('content-security-policy')).toContain(
      "default-src 'self'",
    )
  })

  it('tells that server and database are well', async () => {
    expect(await send('GET', '/api/health')).toMatchObject({
      status: 200,
      body: { status: 'ok', version: '0.0.0-test' },
    })
  })
})

describe('a method that an address does not know', () => {
  it.each([
    ['PATCH', '/api/v1/parcels?x=1', 'DELETE'],
    ['PUT', address, 'POST'],
    ['POST', '/api/health', 'GET, HEAD'],
    ['POST', '/api/v1/parcels/lost', 'DELETE'],
  ])('%s %s is refused with those that it knows', async (method, path, allow) => {
    const { status, headers, body } = await send(method, path)
    expect({ status, type: body.type }).toEqual({ status: 405, type: '/problems/method-not-allowed' })
    expect(headers.get('allow')).toBe(allow)
    expect(headers.get('x-request-id')).toBe(body.instance)
    expect(body.allowed).toEqual(allow.split(', '))
  })
})

describe('bad input', () => {
  const cases: [string, string, string | Buffer | undefined, number, object][] = [
    [
      'malformed JSON',
      address,
      '{"lines": [}',
      400,
      { type: '/problems/malformed-json', line: 1, column: 12 },
    ],
    [
      'bytes that are not UTF-8',
      address,
      Buffer.from([0x22, 0xff, 0x22]),
      400,
      { type: '/problems/malformed-json' },
    ],
    ['no body', address, undefined, 422, { errors: [{ path: '', message: 'The body is missing.' }] }],
    ['an empty body', address, '', 422, { errors: [{ path: '', message: 'The body is missing.' }] }],
    [
      'an unknown field',
      address,
      JSON.stringify({ ...good, gift: true }),
      422,
      { errors: [{ path: '/gift' }] },
    ],
    [
      'a wrong type',
      address,
      JSON.stringify({ lines: [{ sku: 'A', quantity: 'two' }] }),
      422,
      { errors: [{ path: '/lines/0/quantity', fix: 'Send a number.' }] },
    ],
    [
      'several wrong fields',
      `/api/v1/parcels/seven?notify=maybe&color=red`,
      JSON.stringify({ lines: [{}] }),
      422,
      {
        errors: [
          { path: 'parcelId' },
          { path: 'notify' },
          { path: 'color' },
          { path: '/lines/0/sku', message: 'Missing.' },
          { path: '/lines/0/quantity', message: 'Missing.' },
        ],
      },
    ],
    [
      'U+0000 in a text',
      address,
      JSON.stringify({ lines: [{ sku: 'A\0B', quantity: 1 }] }),
      422,
      { errors: [{ path: '/lines/0/sku', message: 'Contains the character U+0000.' }] },
    ],
    [
      'U+0000 in a parameter',
      `${address}?notify=a%00b`,
      JSON.stringify(good),
      422,
      { errors: [{ path: 'notify' }] },
    ],
    [
      'a percent sign that escapes nothing',
      '/api/v1/parcels/%zz',
      '{}',
      400,
      { type: '/problems/malformed-address' },
    ],
    [
      'an id without end',
      `/api/v1/parcels/${'7'.repeat(600)}`,
      '{}',
      414,
      { type: '/problems/address-too-long' },
    ],
    ['an unknown address', '/api/v1/parsels', '{}', 404, { type: '/problems/unknown-route' }],
  ]

  it.each(cases)('refuses %s', async (_name, path, body, status, problem) => {
    const before = placed.parcels
    const answer = await send('POST', path, body)
    expect(answer.body).toMatchObject({
      ...problem,
      status,
      title: expect.any(String),
      detail: expect.any(String),
      fix: expect.any(String),
      instance: answer.headers.get('x-request-id'),
    })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(placed.parcels).toBe(before)
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', undefined])(
    'refuses a body declared as %s',
    async (type) => {
      const answer = await send(
        'POST',
        address,
        Buffer.from(JSON.stringify(good)),
        type ? { 'content-type': type } : {},
      )
      expect(answer).toMatchObject({ status: 415, body: { type: '/problems/unsupported-media-type' } })
    },
  )

  it('refuses a body where none belongs', async () => {
    expect(await send('DELETE', '/api/v1/parcels', '{"all":true}')).toMatchObject({
      status: 422,
      body: { errors: [{ path: '', message: 'This route takes no body.' }] },
    })
  })
})

describe('what goes wrong inside', () => {
  it('says nothing of its cause', async () => {
    const answer = await send('GET', '/api/v1/failures')
    expect(answer).toMatchObject({ status: 500, body: { type: '/problems/internal-error' } })
    expect(JSON.stringify(answer.body)).not.toContain('table_with_a_secret_name')
  })

  it('is noticed when an answer breaks its contract', async () => {
    expect(await send('GET', '/api/v1/lies')).toMatchObject({ status: 500 })
  })

  it('asks for a sign-in where a permission is needed', async () => {
    expect(await send('GET', '/api/v1/secrets')).toMatchObject({
      status: 401,
      body: { type: '/problems/not-signed-in' },
    })
  })
})
