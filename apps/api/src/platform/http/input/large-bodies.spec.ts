import { once } from 'node:events'
import { request as httpRequest, IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ParcelsModule, routes } from '../../../../test/parcels-feature.js'
import { healthRoutes } from '../health.contract.js'
import { startTestApplication, type TestApplication } from '../test-application.js'

const address = '/api/v1/parcels/0195b3f0-0000-7000-8000-000000000000'
const json = { 'content-type': 'application/json' }

let shop: TestApplication

beforeAll(async () => {
  shop = await startTestApplication({
    modules: [ParcelsModule],
    contract: [...Object.values(routes), ...Object.values(healthRoutes)],
  })
})
afterAll(() => shop.close())

async function place(body: string) {
  const response = await fetch(`${shop.url}${address}`, { method: 'POST', headers: json, body })
  return { status: response.status, body: await response.json() }
}

describe('large bodies', () => {
  it('refuses a body just over 1 MiB, and takes one just under it', async () => {
    const sized = (bytes: number) => {
      const shell = JSON.stringify({ lines: [{ sku: '', quantity: 1 }] })
      return shell.replace('""', `"${'x'.repeat(bytes - shell.length)}"`)
    }
    expect(await place(sized(1_048_576))).toMatchObject({ status: 201 })
    expect(await place(sized(1_048_577))).toMatchObject({
      status: 413,
      body: { type: '/problems/body-too-large' },
    })
  })

  it.each([{ 'content-length': 20_000_000 }, { 'transfer-encoding': 'chunked' }])(
    'refuses 20 MB with %j, gathers none of it, and still reaches the client',
    async (framing) => {
      const megabyte = Buffer.alloc(1_000_000, 'x')
      const memoryBefore = process.memoryUsage().arrayBuffers
      const sending = httpRequest(`${shop.url}${address}`, {
        method: 'POST',
        headers: { ...json, ...framing },
      })
      const answered = once(sending, 'response')
      let mostMemory = 0
      let over = false
      void answered.then(() => {
        over = true
      })
      for (let sent = 0; sent < 20 && !over; sent += 1) {
        if (!sending.write(megabyte)) await Promise.race([once(sending, 'drain'), answered])
        mostMemory = Math.max(mostMemory, process.memoryUsage().arrayBuffers - memoryBefore)
      }
      const [response] = z.tuple([z.instanceof(IncomingMessage)]).parse(await answered)
      expect(response.statusCode).toBe(413)
      expect(JSON.parse((await response.toArray()).join(''))).toMatchObject({
        type: '/problems/body-too-large',
      })
      expect(mostMemory).toBeLessThan(10_000_000)
      sending.destroy()
    },
  )

  it('survives what is not HTTP', async () => {
    const { port, hostname } = new URL(shop.url)
    const socket = connect(Number(port), hostname)
    socket.write('GARBAGE\r\n\r\n')
    const answer = (await socket.toArray()).join('')
    expect(answer).toMatch(/^HTTP\/1.1 400/)
    expect((await fetch(`${shop.url}/api/health`)).status).toBe(200)
  })
})
