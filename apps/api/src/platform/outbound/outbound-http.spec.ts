import { createServer } from 'node:net'
import type { HttpRequest } from '@counterflow/plugin-sdk'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { json, type OutsideService, startOutsideService } from '../../../test/outside-service.js'
import { OutboundHttp } from './outbound-http.js'

let service: OutsideService
const http = new OutboundHttp({ outboundPrivate: 'allow' })

beforeAll(async () => {
  service = await startOutsideService()
})
afterEach(() => {
  service.heard.length = 0
})
afterAll(async () => {
  await http.onApplicationShutdown()
  await service.close()
})

const never = new AbortController().signal
const ask = (changes: Partial<HttpRequest> = {}) =>
  http.request({ method: 'GET', url: `${service.url}/orders?page=2`, signal: never, ...changes })

describe('a request to an outside service', () => {
  it('carries method, path, headers and body, and brings back the whole answer', async () => {
    service.answer((_, response) => {
      response
        .writeHead(201, { 'content-type': 'application/json', 'x-many': ['a', 'b'] })
        .end('{"id":7,"name":"주문"}')
    })
    const answer = await ask({ method: 'POST', headers: { 'X-Shop': 'Seoul' }, body: '{"n":1}' })
    expect(answer).toMatchObject({
      status: 201,
      body: '{"id":7,"name":"주문"}',
      headers: { 'content-type': 'application/json', 'x-many': 'a, b' },
    })
    expect(service.heard).toMatchObject([
      { method: 'POST', path: '/orders?page=2', body: '{"n":1}', headers: { 'x-shop': 'Seoul' } },
    ])
  })

  it('uses one connection for requests that follow one another', async () => {
    service.answer(json({}))
    await ask()
    const before = service.sockets()
    for (let count = 0; count < 20; count += 1) await ask()
    expect(service.sockets()).toBe(before)
  })

  it.each([204, 301, 404, 429, 503])('answers with status %i as with any other', async (status) => {
    service.answer((_, response) => response.writeHead(status, { location: '/elsewhere' }).end())
    expect(await ask()).toMatchObject({ status, body: '' })
    expect(service.heard).toHaveLength(1)
  })

  it('reads the character set that the other side names', async () => {
    service.answer((_, response) => {
      response
        .writeHead(200, { 'content-type': 'text/plain; charset=euc-kr' })
        .end(Buffer.from([0xc1, 0xd6, 0xb9, 0xae]))
    })
    expect((await ask()).body).toBe('주문')
  })
})

describe('an answer that is too much', () => {
  it('is refused by the length that it announces, before it is sent', async () => {
    service.answer((_, response) => {
      response.writeHead(200, { 'content-length': 50_000_000 }).write('x')
    })
    await expect(ask()).rejects.toMatchObject({ code: 'answer_too_large', retry: false })
  })

  it('is only glanced at where its status is what counts, however long or odd it is', async () => {
    const glance = () =>
      http.request({ method: 'GET', url: service.url, signal: never, mostBytes: 5, glance: true })
    const sized = { 'content-length': '3000000' }
    service.answer((_, response) => response.writeHead(202, sized).end('x'.repeat(3_000_000)))
    expect(await glance()).toMatchObject({ status: 202, body: 'xxxxx' })
    service.answer((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('odd'))
    expect(await glance()).toMatchObject({ status: 200, body: '' })
    await expect(ask()).rejects.toMatchObject({ code: 'answer_encoded' })
  })

  it('is cut off where it passes the limit, when it announces none', async () => {
    let sent = 0
    service.answer((_, response) => {
      const chunk = 'x'.repeat(64 * 1024)
      const more = () => {
        if (response.destroyed) return
        sent += chunk.length
        response.write(chunk)
        setImmediate(more)
      }
      more()
    })
    await expect(ask({ mostBytes: 200_000 })).rejects.toMatchObject({ code: 'answer_too_large' })
    expect(sent).toBeGreaterThan(200_000)
  })

  it('may be as large as was allowed', async () => {
    service.answer((_, response) => response.end('x'.repeat(3_000_000)))
    await expect(ask()).rejects.toMatchObject({ code: 'answer_too_large' })
    expect((await ask({ mostBytes: 3_000_000 })).body).toHaveLength(3_000_000)
  })
})

describe('time', () => {
  it('runs out for an answer that does not come, and for one that does not end', async () => {
    service.answer(() => {})
    await expect(ask({ timeoutSeconds: 0.05 })).rejects.toMatchObject({ code: 'timed_out', retry: true })
    service.answer((_, response) => {
      response.write('the beginning')
    })
    await expect(ask({ timeoutSeconds: 0.05 })).rejects.toMatchObject({ code: 'timed_out', retry: true })
  })

  it('ends at once when the step is stopped', async () => {
    service.answer(() => {})
    const step = new AbortController()
    const asking = ask({ signal: step.signal })
    setTimeout(() => step.abort(), 20)
    await expect(asking).rejects.toMatchObject({ code: 'cancelled', retry: false })
    await expect(ask({ signal: step.signal })).rejects.toMatchObject({ code: 'cancelled' })
    expect(service.heard).toHaveLength(1)
  })
})

describe('leave to go out', () => {
  const guarded = (mayLeave: () => boolean | Promise<boolean>, signal = never) =>
    http.request({ method: 'POST', url: service.url, signal, mayLeave })
  beforeEach(() => service.answer(json({})))

  it('is asked once where the answer is known, and nothing goes out without it', async () => {
    let asked = 0
    const known = (answer: boolean) => () => {
      asked += 1
      return answer
    }
    await guarded(known(true))
    expect(asked).toBe(1)
    await expect(guarded(known(false))).rejects.toMatchObject({ code: 'cancelled', retry: false })
    await expect(guarded(async () => false)).rejects.toMatchObject({ code: 'cancelled', retry: false })
    expect(service.heard).toHaveLength(1)
  })

  it('is asked again after it was waited for, since it may have been lost meanwhile', async () => {
    const answers: (boolean | Promise<boolean>)[] = [Promise.resolve(true), Promise.resolve(false)]
    await expect(guarded(() => answers.shift() ?? true)).rejects.toMatchObject({ code: 'cancelled' })
    expect(service.heard).toEqual([])
  })

  it('is believed where it is never known at once', async () => {
    expect(await guarded(async () => true)).toMatchObject({ status: 200 })
    expect(service.heard).toHaveLength(1)
  })

  it('leaves its connection to others while it is waited for', async () => {
    await guarded(() => true)
    const before = service.sockets()
    for (let count = 0; count < 5; count += 1) await guarded(async () => true)
    await expect(guarded(async () => false)).rejects.toMatchObject({ code: 'cancelled' })
    await guarded(() => true)
    expect(service.sockets()).toBe(before)
  })

  it('is of no use to a step that was stopped while it was asked for, which harms nobody else', async () => {
    const unhandled: unknown[] = []
    const note = (reason: unknown) => unhandled.push(reason)
    process.on('unhandledRejection', note)
    const step = new AbortController()
    const asked = Promise.withResolvers<boolean>()
    const answer = guarded(() => {
      step.abort()
      return asked.promise
    }, step.signal)
    setTimeout(() => asked.resolve(true), 50)
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
    expect(service.heard).toEqual([])
  })
})

describe('a connection that fails', () => {
  it('says that nothing listens', async () => {
    await expect(ask({ url: 'http://127.0.0.1:1/' })).rejects.toMatchObject({
      code: 'connection_refused',
      message: '127.0.0.1:1 refused the connection: nothing listens there.',
      retry: true,
    })
  })

  it('says that the name is not known', async () => {
    await expect(ask({ url: 'http://shop.invalid/' })).rejects.toMatchObject({
      code: 'host_unknown',
      retry: true,
    })
  })

  it.each([
    ['is cut before the answer', (socket: { destroy(): void }) => socket.destroy(), 'connection_lost'],
    [
      'is cut inside the answer',
      (socket: { end(text: string): void }) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc'),
      'connection_lost',
    ],
    [
      'speaks something else than HTTP',
      (socket: { end(text: string): void }) => socket.end('SSH-2.0-OpenSSH_9.2\r\n\r\n'),
      'answer_malformed',
    ],
  ])('says that it %s', async (_, behave, code) => {
    const server = createServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => behave(socket))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    try {
      await expect(ask({ url: `http://127.0.0.1:${port}/` })).rejects.toMatchObject({ code })
    } finally {
      server.close()
    }
  })
})

describe('a request that cannot be sent', () => {
  it.each<[string, Partial<HttpRequest>]>([
    ['no address', { url: 'orders' }],
    ['another protocol', { url: 'file:///etc/passwd' }],
    ['a password in the address', { url: 'http://user:pass@127.0.0.1/' }],
    ['an unknown method', { method: 'CONNECT' }],
    ["the transport's own header", { headers: { Host: 'bank.example' } }],
    ['a header with a line break', { headers: { 'x-a': 'b\r\nhost: bank.example' } }],
    ['a header with a wrong name', { headers: { 'x a': 'b' } }],
  ])('is refused: %s', async (_, changes) => {
    await expect(ask(changes)).rejects.toMatchObject({ code: 'invalid_request', retry: false })
    expect(service.heard).toEqual([])
  })
})
