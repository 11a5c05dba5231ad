import path from 'node:path'
import { type Json, shopValuesType } from '@counterflow/core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { json, type OutsideService, startOutsideService } from '../../../test/outside-service.js'
import { unusedShop } from '../../../test/unused-shop.js'
import { OutboundHttp } from '../../platform/outbound/outbound-http.js'
import { PluginRegistry } from '../registry/plugin-registry.js'
import { PluginHost } from './plugin-host.js'

const folder = path.resolve(import.meta.dirname, '../../../../../packages/plugins')
const http = new OutboundHttp({ outboundPrivate: 'allow' })
let service: OutsideService
let host: PluginHost

beforeAll(async () => {
  service = await startOutsideService()
  host = new PluginHost(await PluginRegistry.read([folder], shopValuesType()))
})
beforeEach(() => {
  service.heard.length = 0
  service.answer(json({ id: 'p-1', tags: ['new'] }, 201))
})
afterAll(async () => {
  await http.onApplicationShutdown()
  await service.close()
})

const send = (input: Json, attempt = 1) =>
  host.run({
    actionId: 'http.request',
    input,
    shop: unusedShop,
    http,
    idempotencyKey: 'run-1/notify/0',
    attempt,
    signal: new AbortController().signal,
  })

describe('http.request', () => {
  it('sends JSON with the key of the step, and answers status, headers and value', async () => {
    const input = {
      method: 'POST',
      url: `${service.url}/parcels`,
      bodyJson: { order: { id: 'o-1' }, tags: ['a'] },
    }
    expect(await send(input)).toMatchObject({
      ok: true,
      output: {
        status: 201,
        headers: { 'content-type': 'application/json' },
        body: { id: 'p-1', tags: ['new'] },
      },
    })
    expect(service.heard).toMatchObject([
      {
        method: 'POST',
        path: '/parcels',
        body: '{"order":{"id":"o-1"},"tags":["a"]}',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'run-1/notify/0' },
      },
    ])
  })

  it('sends text, and its own headers before the usual ones', async () => {
    await send({
      method: 'PUT',
      url: service.url,
      bodyText: '<order/>',
      headers: [
        { name: 'Content-Type', value: 'application/xml' },
        { name: 'Idempotency-Key', value: 'mine' },
      ],
    })
    expect(service.heard).toMatchObject([
      { body: '<order/>', headers: { 'content-type': 'application/xml', 'idempotency-key': 'mine' } },
    ])
  })

  it('sends a form', async () => {
    await send({ method: 'POST', url: service.url, bodyForm: [{ name: '이름', value: 'a&b' }] })
    expect(service.heard).toMatchObject([
      {
        body: '%EC%9D%B4%EB%A6%84=a%26b',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
    ])
  })

  it('keeps no cookie in the history', async () => {
    service.answer((_, response) => response.writeHead(200, { 'set-cookie': 'session=secret' }).end('hello'))
    const result = await send({ method: 'GET', url: service.url })
    expect(result).toMatchObject({ ok: true, output: { body: 'hello' } })
    expect(JSON.stringify(result)).not.toContain('secret')
    expect(service.heard[0]?.headers).not.toHaveProperty('idempotency-key')
  })

  it.each([
    [503, { 'retry-after': '7' }, { code: 'http_503', retry: true, retryAfterSeconds: 7 }],
    [429, {}, { code: 'too_many_requests', retry: true, retryAfterSeconds: undefined }],
    [404, {}, { code: 'http_404', retry: false }],
    [302, { location: '/elsewhere' }, { code: 'http_302', retry: false }],
  ])('fails with status %i', async (status, headers, failure) => {
    service.answer((_, response) => response.writeHead(status, headers).end('No.'))
    expect(await send({ method: 'POST', url: service.url })).toMatchObject({ ok: false, ...failure })
    expect(service.heard).toHaveLength(1)
  })

  it('goes on with a status that is said to be fine', async () => {
    service.answer(json({ error: 'gone' }, 404))
    expect(await send({ method: 'GET', url: service.url, okStatuses: [404, 410] })).toMatchObject({
      ok: true,
      output: { status: 404, body: { error: 'gone' } },
    })
  })

  it('says that the other side did not answer in time', async () => {
    service.answer(() => {})
    expect(await send({ method: 'GET', url: service.url, timeoutSeconds: 0.05 })).toMatchObject({
      ok: false,
      code: 'timed_out',
      retry: true,
    })
  })

  it.each<[string, Json, string]>([
    [
      'two bodies',
      { method: 'POST', url: 'http://a.test/', bodyText: 'a', bodyForm: [] },
      'A request has one body',
    ],
    ['no method', { url: 'http://a.test/' }, 'method'],
    [
      'a header of two words',
      { method: 'GET', url: 'http://a.test/', headers: [{ name: 'x y', value: '' }] },
      'one word',
    ],
  ])('refuses %s', async (_, input, says) => {
    expect(await send(input)).toMatchObject({
      ok: false,
      code: 'invalid_input',
      retry: false,
      message: expect.stringContaining(says),
    })
  })
})
