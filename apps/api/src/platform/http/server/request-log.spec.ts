import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IdentityApplication, startIdentityApplication } from '../../../../test/identity-application.js'
import { ParcelsModule, routes } from '../../../../test/parcels-feature.js'
import { healthRoutes } from '../health.contract.js'
import { problemSchema } from '../problems/problem-schema.js'
import { startTestApplication } from '../test-application.js'

function recordingLogger() {
  const lines: Record<string, unknown>[] = []
  const write = (line: string) => {
    lines.push(JSON.parse(line))
  }
  return {
    lines,
    logger: pino({ level: 'debug', serializers: { error: pino.stdSerializers.err } }, { write }),
  }
}

describe('the log', () => {
  const { lines, logger } = recordingLogger()
  let shop: IdentityApplication
  beforeAll(async () => {
    shop = await startIdentityApplication({ logger })
  })
  afterAll(() => shop.close())

  it('tells of each request who asked for what, under the id that the answer carries', async () => {
    const cookie = await shop.signIn('owner')
    const answer = await shop.send('GET', '/api/v1/staff', { cookie })
    const id = answer.headers.get('x-request-id')
    await expect
      .poll(() => lines.find((line) => line.request === id))
      .toMatchObject({
        method: 'GET',
        path: '/api/v1/staff',
        status: 200,
        actor: expect.stringMatching(/^staff:/),
      })
  })

  it('holds no password, cookie, key or query', async () => {
    const password = shop.passwords.get('manager') ?? ''
    const cookie = await shop.signIn('manager')
    const owner = await shop.signIn('owner')
    const made = await shop.send('POST', '/api/v1/api-keys', {
      cookie: owner,
      body: { name: 'Logged', permissions: ['staff.read'] },
    })
    const secret = String(made.body.secret)
    await shop.send('GET', '/api/v1/staff?search=private', { headers: { authorization: `Bearer ${secret}` } })
    await shop.send('POST', '/api/v1/session', {
      body: { email: 'a@example.com', password: 'mistyped-password' },
    })
    const inAddress = 'u7axXuWh5pFM2f53vOEuXid2zwKU2qwrBdX72aBA6HY'
    await shop.send('GET', `/api/v1/pay/${inAddress}/again`)
    await expect.poll(() => lines.some((line) => line.path === '/api/v1/pay/…/again')).toBe(true)
    await expect.poll(() => lines.some((line) => line.status === 401)).toBe(true)
    const log = JSON.stringify(lines)
    const sessionToken = cookie.split('=')[1] ?? ''
    for (const text of [password, 'mistyped-password', secret, sessionToken, inAddress, 'search=private']) {
      expect(text.length).toBeGreaterThan(8)
      expect(log).not.toContain(text)
    }
  })
})

describe('what nobody expected', () => {
  it('is told in the log, under the id in the problem', async () => {
    const { lines, logger } = recordingLogger()
    const contract = [...Object.values(routes), ...Object.values(healthRoutes)]
    const shop = await startTestApplication({ modules: [ParcelsModule], contract, logger })
    try {
      const answer = await fetch(`${shop.url}/api/v1/failures`)
      const problem = problemSchema.parse(await answer.json())
      const told = lines.filter((line) => line.request === problem.instance && line.error !== undefined)
      expect(told).toHaveLength(1)
      expect(JSON.stringify(told)).toContain('table_with_a_secret_name')
    } finally {
      await shop.close()
    }
  })
})
