import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { json, type OutsideService, startOutsideService } from '../../../test/outside-service.js'
import { OutboundHttp } from './outbound-http.js'

let service: OutsideService
let other: OutsideService
const http = new OutboundHttp({ outboundPrivate: 'allow' })

beforeAll(async () => {
  service = await startOutsideService()
  other = await startOutsideService(json({ from: 'the other' }))
})
beforeEach(() => {
  service.heard.length = 0
  other.heard.length = 0
})
afterAll(async () => {
  await http.onApplicationShutdown()
  await Promise.all([service.close(), other.close()])
})

const post = (redirects?: number) =>
  http.request({
    method: 'POST',
    url: `${service.url}/start`,
    headers: { authorization: 'Bearer typed', 'content-type': 'text/plain', 'x-own': '1' },
    body: 'hello',
    signal: new AbortController().signal,
    ...(redirects === undefined ? {} : { redirects }),
    signIn: (url) => (url.origin === service.url ? { 'x-key': 'secret' } : {}),
  })

const sendTo = (status: number, location: string) =>
  service.answer(({ path }, response) => {
    if (path === '/start') response.writeHead(status, { location }).end()
    else json({ from: 'here' })({ method: '', path, headers: {}, body: '' }, response)
  })

it('is an answer like any other unless it is to be followed', async () => {
  sendTo(302, '/next')
  expect(await post()).toMatchObject({ status: 302, headers: { location: '/next' } })
  expect(service.heard).toHaveLength(1)
})

it('turns a POST into a GET without body, except where it must stay', async () => {
  sendTo(303, '/next')
  expect(await post(3)).toMatchObject({ status: 200, body: '{"from":"here"}' })
  expect(service.heard[1]).toMatchObject({
    method: 'GET',
    path: '/next',
    body: '',
    headers: { 'x-own': '1' },
  })
  expect(service.heard[1]?.headers['content-type']).toBeUndefined()
  service.heard.length = 0
  sendTo(307, '/next')
  await post(3)
  expect(service.heard[1]).toMatchObject({ method: 'POST', body: 'hello', headers: { 'x-key': 'secret' } })
})

it('leaves what signs in behind when it leads elsewhere', async () => {
  sendTo(307, `${other.url}/there`)
  await post(1)
  expect(service.heard[0]?.headers).toMatchObject({ authorization: 'Bearer typed', 'x-key': 'secret' })
  expect(other.heard[0]).toMatchObject({ path: '/there', body: 'hello', headers: { 'x-own': '1' } })
  expect(other.heard[0]?.headers).not.toHaveProperty('authorization')
  expect(other.heard[0]?.headers).not.toHaveProperty('x-key')
})

it('is not followed for ever, nor out of HTTP', async () => {
  sendTo(307, '/start')
  await expect(post(4)).rejects.toMatchObject({ code: 'too_many_redirects' })
  expect(service.heard).toHaveLength(5)
  sendTo(302, 'file:///etc/passwd')
  await expect(post(4)).rejects.toMatchObject({ code: 'invalid_request' })
})
