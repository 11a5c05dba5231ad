import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  cookieOf,
  type IdentityApplication,
  startIdentityApplication,
} from '../../../test/identity-application.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { events } from '../../platform/events/event.table.js'
import { ActorPermissions } from '../actors/actor-permissions.js'

let shop: IdentityApplication
let owner: string
let manager: string

beforeAll(async () => {
  shop = await startIdentityApplication({ environment: { PUBLIC_URL: 'https://shop.example.com' } })
  owner = await shop.signIn('owner')
  manager = await shop.signIn('manager')
})
afterAll(() => shop?.close())

const madeSchema = z.object({ link: z.string(), staff: z.object({ id: z.string() }), mail: z.string() })
const database = () => shop.application.get<Database>(DATABASE)

const as = (cookie: string) => (method: string, path: string, body?: unknown) =>
  shop.send(method, `/api/v1/${path}`, body === undefined ? { cookie } : { cookie, body })
const idOf = async (email: string) => {
  const { rows } = await database().execute(sql`select id from staff where email = ${email}`)
  return z.tuple([z.object({ id: z.string() })]).parse(rows)[0].id
}
const invite = async (email: string, roleId: string, cookie = owner) => {
  const answer = await as(cookie)('POST', 'staff', { name: 'Mina Kang', email, roleId })
  expect(answer.status).toBe(201)
  const { link, staff, mail } = madeSchema.parse(answer.body)
  return { id: staff.id, link, mail, token: link.slice(link.indexOf('#') + 1) }
}
const use = (token: string, password = 'a good password') =>
  shop.send('POST', '/api/v1/password-links/use', { body: { token, password } })
const signIn = (email: string, password = 'a good password') =>
  shop.send('POST', '/api/v1/session', { body: { email, password } })
const join = async (email: string, roleId: string) => {
  const { id, token } = await invite(email, roleId)
  expect((await use(token)).status).toBe(200)
  return { id, cookie: cookieOf(await signIn(email)) }
}
const makeRole = async (name: string, permissions: string[], cookie = owner) => {
  const answer = await as(cookie)('POST', 'roles', { name, permissions })
  expect(answer.status).toBe(201)
  return String(answer.body.id)
}

describe('an invitation', () => {
  it('lets somebody in by a link that works once', async () => {
    const { link, token, mail } = await invite('Mina@Example.com', 'support')
    expect(link).toMatch(/^https:\/\/shop\.example\.com\/admin\/set-password#[\w-]{43}$/)
    expect(mail).toBe('none')
    const look = () => shop.send('POST', '/api/v1/password-links/look', { body: { token } })
    expect(await look()).toMatchObject({
      status: 200,
      body: { purpose: 'invitation', name: 'Mina Kang', email: 'mina@example.com' },
    })
    expect(await signIn('mina@example.com')).toMatchObject({ status: 401 })
    expect(await use(token, 'short')).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/password' }] },
    })
    const both = await Promise.all([use(token), use(token)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404])
    expect(await look()).toMatchObject({ status: 404, body: { type: '/problems/link-unusable' } })
    expect(await signIn('mina@example.com')).toMatchObject({ status: 200, body: { role: 'support' } })
  })

  it('is worthless once it has run out, and when another was made', async () => {
    const first = await invite('late@example.com', 'cashier')
    const again = await as(owner)('POST', `staff/${first.id}/password-link`)
    const second = madeSchema.parse(again.body).link.split('#')[1] ?? ''
    expect(await use(first.token)).toMatchObject({ status: 404 })
    await database().execute(
      sql`update staff_password_links set expires_at = now() - interval '1 second' where staff_id = ${first.id}`,
    )
    expect(await use(second)).toMatchObject({ status: 404, body: { type: '/problems/link-unusable' } })
  })

  it('keeps its token out of the database and of the events', async () => {
    const { token, id } = await invite('secret@example.com', 'cashier')
    const links = await database().execute(sql`select * from staff_password_links where staff_id = ${id}`)
    expect(links.rows).toHaveLength(1)
    const told = await database().select().from(events)
    expect(JSON.stringify([links.rows, told])).not.toContain(token)
    expect(told.some(({ type, subjectId }) => type === 'staff.changed' && subjectId === id)).toBe(true)
  })

  it('is refused for an address that is there already', async () => {
    const again = { name: 'Other', email: 'OWNER@example.com', roleId: 'cashier' }
    expect(await as(owner)('POST', 'staff', again)).toMatchObject({
      status: 409,
      body: { type: '/problems/staff-email-taken', errors: [{ path: '/email' }] },
    })
  })
})

describe('leaving', () => {
  it('ends sessions and links at once, and what they answer for', async () => {
    const { id, cookie } = await join('leaver@example.com', 'support')
    expect(await as(cookie)('GET', 'staff')).toMatchObject({ status: 200 })
    const link = madeSchema.parse((await as(owner)('POST', `staff/${id}/password-link`)).body).link
    expect(await as(owner)('POST', `staff/${id}/deactivate`)).toMatchObject({
      status: 200,
      body: { state: 'deactivated' },
    })
    expect(await as(cookie)('GET', 'staff')).toMatchObject({ status: 401 })
    expect(await signIn('leaver@example.com')).toMatchObject({
      status: 401,
      body: { type: '/problems/sign-in-failed' },
    })
    expect(await use(link.split('#')[1] ?? '')).toMatchObject({ status: 404 })
    const now = shop.application.get(ActorPermissions, { strict: false })
    expect((await now.now([{ type: 'staff', id }])).get(id)).toEqual([])
    expect(await as(owner)('POST', `staff/${id}/password-link`)).toMatchObject({
      status: 409,
      body: { type: '/problems/staff-deactivated' },
    })
    expect(await as(owner)('POST', `staff/${id}/reactivate`)).toMatchObject({ body: { state: 'active' } })
    expect(await signIn('leaver@example.com')).toMatchObject({ status: 200 })
  })

  it('leaves no session behind that was made at the same moment', async () => {
    const { id, cookie } = await join('racer@example.com', 'support')
    // As if signing in had looked at the password before, and wrote its session after, they left.
    await database().execute(sql`update staff set deactivated_at = now() where id = ${id}`)
    expect(await as(cookie)('GET', 'staff')).toMatchObject({ status: 401 })
  })

  it('is not for oneself, and not for the last owner', async () => {
    const ownId = await idOf('owner@example.com')
    expect(await as(owner)('POST', `staff/${ownId}/deactivate`)).toMatchObject({
      body: { type: '/problems/own-access' },
    })
    expect(await as(owner)('PUT', `staff/${ownId}/role`, { roleId: 'manager' })).toMatchObject({
      status: 409,
      body: { type: '/problems/last-owner' },
    })
    // One who has not come yet cannot take over.
    const { token, id } = await invite('second@example.com', 'owner')
    expect(await as(owner)('PUT', `staff/${ownId}/role`, { roleId: 'manager' })).toMatchObject({
      status: 409,
    })
    await use(token)
    const second = cookieOf(await signIn('second@example.com'))
    // Two owners who remove each other at the same moment: one of them stays.
    const both = await Promise.all([
      as(owner)('POST', `staff/${id}/deactivate`),
      as(second)('POST', `staff/${ownId}/deactivate`),
    ])
    // The other is told that nobody would be left, or comes too late to be anybody.
    const [removed, refused] = both.map(({ status }) => status).sort()
    expect(removed).toBe(200)
    expect([401, 403, 409]).toContain(refused)
    const { rows } = await database().execute(
      sql`select id from staff where role = 'owner' and deactivated_at is null`,
    )
    expect(rows).toHaveLength(1)
    await database().execute(sql`update staff set deactivated_at = null where role = 'owner'`)
    owner = await shop.signIn('owner')
    await as(owner)('POST', `staff/${id}/deactivate`)
  })
})

describe('what one does not hold', () => {
  it('one neither gives nor takes, nor gets by a new password of somebody else', async () => {
    const ownerId = await idOf('owner@example.com')
    const refused = { status: 403, body: { type: '/problems/permission-missing' } }
    const managing = as(manager)
    const person = { name: 'Ally', email: 'ally@example.com', roleId: 'owner' }
    expect(await managing('POST', 'staff', person)).toMatchObject(refused)
    expect(await managing('PUT', `staff/${ownerId}/role`, { roleId: 'cashier' })).toMatchObject(refused)
    expect(await managing('POST', `staff/${ownerId}/password-link`)).toMatchObject(refused)
    expect(await managing('POST', `staff/${ownerId}/deactivate`)).toMatchObject(refused)
    const managerId = await idOf('manager@example.com')
    expect(await managing('PUT', `staff/${managerId}/role`, { roleId: 'owner' })).toMatchObject(refused)
    expect(await managing('POST', 'roles', { name: 'All', permissions: ['shop.update'] })).toMatchObject(
      refused,
    )
    const role = await makeRole('Books', ['shop.update', 'orders.read'])
    const wanted = { name: 'Books', permissions: ['orders.read'], version: 0 }
    expect(await managing('PUT', `roles/${role}`, wanted)).toMatchObject(refused)
    expect(await managing('DELETE', `roles/${role}`)).toMatchObject(refused)
    expect(await as(await shop.signIn('support'))('POST', 'staff', person)).toMatchObject(refused)
  })
})

describe('a role of the own', () => {
  it('means what it says from the next request on, and to those who answer for something', async () => {
    const role = await makeRole('Packing', ['orders.read', 'staff.read'])
    const { id, cookie } = await join('packer@example.com', role)
    expect(await as(cookie)('GET', 'session')).toMatchObject({
      body: { role: 'custom', ownRole: { name: 'Packing' }, permissions: ['orders.read', 'staff.read'] },
    })
    expect(await as(cookie)('GET', 'staff')).toMatchObject({ status: 200 })
    const wanted = { name: 'Packing', permissions: ['orders.read'], version: 0 }
    expect(await as(owner)('PUT', `roles/${role}`, wanted)).toMatchObject({
      status: 200,
      body: { version: 1 },
    })
    expect(await as(cookie)('GET', 'staff')).toMatchObject({ status: 403 })
    const now = shop.application.get(ActorPermissions, { strict: false })
    expect((await now.now([{ type: 'staff', id }])).get(id)).toEqual(['orders.read'])
    expect(await as(owner)('PUT', `roles/${role}`, wanted)).toMatchObject({
      status: 409,
      body: { type: '/problems/settings-changed', current: { version: 1 } },
    })
    expect(await as(owner)('PUT', `staff/${id}/role`, { roleId: 'support' })).toMatchObject({
      body: { role: 'support', ownRole: null },
    })
    expect(await as(cookie)('GET', 'staff')).toMatchObject({ status: 200 })
  })

  it('has a name of its own, and is deleted only when nobody has it', async () => {
    const role = await makeRole('Night shift', ['orders.read'])
    const { id } = await join('night@example.com', role)
    expect(
      await as(owner)('POST', 'roles', { name: 'night SHIFT', permissions: ['orders.read'] }),
    ).toMatchObject({
      status: 409,
      body: { type: '/problems/role-name-taken' },
    })
    expect(await as(owner)('DELETE', `roles/${role}`)).toMatchObject({
      status: 409,
      body: { type: '/problems/role-in-use', people: 1 },
    })
    await as(owner)('PUT', `staff/${id}/role`, { roleId: 'cashier' })
    expect(await as(owner)('DELETE', `roles/${role}`)).toMatchObject({ status: 204 })
    expect(await as(owner)('PUT', `staff/${id}/role`, { roleId: role })).toMatchObject({
      status: 404,
      body: { type: '/problems/unknown-role' },
    })
  })

  it('leaves API keys as they are', async () => {
    const role = await makeRole('Keys', ['api-keys.manage', 'staff.read'])
    const { cookie } = await join('keys@example.com', role)
    const key = await as(cookie)('POST', 'api-keys', { name: 'Export', permissions: ['staff.read'] })
    const changed = { name: 'Keys', permissions: ['orders.read'], version: 0 }
    expect(await as(owner)('PUT', `roles/${role}`, changed)).toMatchObject({ status: 200 })
    const headers = { authorization: `Bearer ${String(key.body.secret)}` }
    expect(await shop.send('GET', '/api/v1/staff', { headers })).toMatchObject({ status: 200 })
    expect(await as(cookie)('GET', 'staff')).toMatchObject({ status: 403 })
  })
})
