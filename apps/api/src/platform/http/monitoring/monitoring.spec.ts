import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IdentityApplication, startIdentityApplication } from '../../../../test/identity-application.js'
import { openPool } from '../../database/plain-pool.js'

const token = 'a-token-for-the-spec'

let shop: IdentityApplication
beforeAll(async () => {
  shop = await startIdentityApplication({
    environment: { METRICS_TOKEN: token, TRUST_PROXY: 'loopback' },
  })
})
afterAll(() => shop.close())

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${shop.url}${path}`, { headers })

describe('/health', () => {
  it('answers what the process is', async () => {
    const answer = await get('/health')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ status: 'ok', role: 'all', version: '' })
  })
})

describe('/metrics', () => {
  it('tells this machine about the process, in the format of Prometheus', async () => {
    const answer = await get('/metrics')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4')
    expect(await answer.text()).toMatch(/^process_resident_memory_bytes \d+$/m)
  })

  it('tells how many answers each route gave, and who is alive', async () => {
    await get('/api/v1/staff')
    await get('/api/v1/nowhere/01980000-0000-7000-8000-000000000001')
    const text = async () => (await get('/metrics')).text()
    await expect
      .poll(text)
      .toContain('counterflow_http_answers_total{route="GET /api/v1/staff",status="401"} 1')
    expect(await text()).toContain('counterflow_http_answers_total{route="none",status="404"} 1')
    expect(await text()).toContain('counterflow_processes{role="all"} 1')
    expect(await text()).toContain('counterflow_jobs{state="failed"} 0')
    expect(await text()).toContain('counterflow_stream_clients 0')
  })

  it('is closed to whom a proxy brings, unless the token comes along', async () => {
    for (const sign of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) {
      expect((await get('/metrics', { [sign]: '203.0.113.7' })).status).toBe(403)
    }
    const brought = { 'x-forwarded-for': '203.0.113.7' }
    expect((await get('/metrics', { ...brought, authorization: 'Bearer another-token-there' })).status).toBe(
      403,
    )
    expect((await get('/metrics', { ...brought, authorization: `Bearer ${token}` })).status).toBe(200)
  })

  it('says how to get in', async () => {
    const answer = await get('/metrics', { 'x-forwarded-for': '203.0.113.7' })
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(await answer.json()).toMatchObject({
      status: 403,
      fix: expect.stringContaining('METRICS_TOKEN'),
    })
  })
})

describe('a proxy that is believed', () => {
  it('says who sends a request', async () => {
    const body = { email: 'nobody@example.com', password: 'a wrong password' }
    const headers = { 'x-forwarded-for': '198.51.100.9, 203.0.113.7' }
    expect((await shop.send('POST', '/api/v1/session', { body, headers })).status).toBe(401)
    const pool = openPool(shop.databaseUrl, { max: 1, name: 'spec' })
    const rows = await pool`select subject from sign_in_limits where subject like 'address:%'`
    await pool.end()
    // Only the last address was added by the proxy; whoever sent the request may have made up the others.
    expect(rows).toEqual([{ subject: 'address:203.0.113.7' }])
  })
})
