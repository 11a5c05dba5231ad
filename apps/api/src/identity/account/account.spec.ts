import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import {
  cookieOf,
  type IdentityApplication,
  startIdentityApplication,
} from '../../../test/identity-application.js'

let shop: IdentityApplication
beforeAll(async () => {
  shop = await startIdentityApplication()
})
afterAll(() => shop?.close())

const account = (cookie: string, method: string, path = '', body?: unknown) =>
  shop.send(method, `/api/v1/account${path}`, body === undefined ? { cookie } : { cookie, body })
const sessionsSchema = z.object({
  items: z.array(z.object({ id: z.string(), current: z.boolean(), userAgent: z.string().nullable() })),
})
const sessionsOf = async (cookie: string) =>
  sessionsSchema.parse((await account(cookie, 'GET', '/sessions')).body).items
const isIn = async (cookie: string) => (await shop.send('GET', '/api/v1/session', { cookie })).status === 200

it('lets people change their own name and language', async () => {
  const cookie = await shop.signIn('support')
  expect(await account(cookie, 'PATCH', '', { name: ' Misaki S. ', language: 'ja' })).toMatchObject({
    status: 200,
    body: { name: 'Misaki S.', language: 'ja', role: 'support' },
  })
  expect(await account(cookie, 'PATCH', '', { name: '  ' })).toMatchObject({ status: 422 })
  expect(await account(cookie, 'PATCH', '', { role: 'owner' })).toMatchObject({ status: 422 })
})

it('shows people where they are signed in, and ends it there', async () => {
  const [here, there] = [await shop.signIn('cashier'), await shop.signIn('cashier')]
  const stranger = await shop.signIn('manager')
  const sessions = await sessionsOf(here)
  expect(sessions.map(({ current }) => current).sort()).toEqual([false, true])
  const other = sessions.find(({ current }) => !current)?.id ?? ''
  await account(stranger, 'DELETE', `/sessions/${other}`)
  expect(await isIn(there)).toBe(true)
  expect(await account(here, 'DELETE', `/sessions/${other}`)).toMatchObject({ status: 204 })
  expect([await isIn(here), await isIn(there)]).toEqual([true, false])
  const again = await shop.signIn('cashier')
  await account(here, 'DELETE', '/sessions')
  expect([await isIn(here), await isIn(again)]).toEqual([true, false])
  expect(await isIn(stranger)).toBe(true)
})

it('changes the password of who knows the present one, and ends every other session', async () => {
  const current = shop.passwords.get('manager') ?? ''
  const [here, there] = [await shop.signIn('manager'), await shop.signIn('manager')]
  const change = (given: string, password: string) =>
    account(here, 'PUT', '/password', { current: given, password })
  expect(await change('wrong', 'another password')).toMatchObject({
    status: 422,
    body: { type: '/problems/wrong-password', errors: [{ path: '/current' }] },
  })
  expect(await change(current, 'short')).toMatchObject({ status: 422 })
  expect(await isIn(there)).toBe(true)
  expect(await change(current, 'another password')).toMatchObject({ status: 204 })
  expect([await isIn(here), await isIn(there)]).toEqual([true, false])
  const signIn = (password: string) =>
    shop.send('POST', '/api/v1/session', { body: { email: 'manager@example.com', password } })
  expect((await signIn(current)).status).toBe(401)
  expect(cookieOf(await signIn('another password'))).toContain('session_token')
})

it('is nothing for programs', async () => {
  const owner = await shop.signIn('owner')
  const key = await shop.send('POST', '/api/v1/api-keys', {
    cookie: owner,
    body: { name: 'Program', permissions: ['staff.read'] },
  })
  const headers = { authorization: `Bearer ${String(key.body.secret)}` }
  expect(await shop.send('GET', '/api/v1/account/sessions', { headers })).toMatchObject({
    status: 403,
    body: { type: '/problems/no-session' },
  })
})
