import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { mailRoutes } from '../src/mail/mail.contract.js'
import { MailModule } from '../src/mail/mail.module.js'
import { mailSettingsRoutes } from '../src/mail/settings/mail-settings.contract.js'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { events } from '../src/platform/events/event.table.js'
import { freePort, type MailServer, startMailServer } from './mail-server.js'
import { type ShopApplication, startShop } from './shop-application.js'

let shop: ShopApplication
let server: MailServer
let owner: Record<string, string>

beforeAll(async () => {
  server = await startMailServer()
  const contract = [mailRoutes, mailSettingsRoutes].flatMap((routes) => Object.values(routes))
  shop = await startShop({ modules: [MailModule], contract })
  owner = await shop.staff('owner')
})
afterAll(async () => {
  await shop?.close()
  await server?.close()
})

const path = '/api/v1/mail/settings'
const read = async () => (await shop.send(owner, 'GET', path)).body
const test = async () => (await shop.send(owner, 'POST', `${path}/test`, { to: 'mina@example.com' })).body
const put = (version: number, changes: Record<string, unknown> | null) =>
  shop.send(owner, 'PUT', path, { version, server: changes && { ...settings(), ...changes } })
const settings = () => ({
  host: '127.0.0.1',
  port: Number(new URL(server.url).port),
  secure: false,
  user: null,
  fromAddress: 'hello@seochon.example',
  fromName: null,
})
const database = () => shop.application.get<Database>(DATABASE)

it('says that mails stay in the mailbox while there is no server', async () => {
  expect(await read()).toEqual({ source: 'none', inForce: null, server: null, version: 0 })
  expect(await test()).toEqual({ outcome: 'none', detail: null })
})

it('sends by the server that was set, at once, and tells what came of it', async () => {
  expect(await put(0, {})).toMatchObject({
    status: 200,
    body: {
      source: 'settings',
      version: 1,
      inForce: { fromAddress: 'hello@seochon.example', fromName: 'Seochon Goods' },
    },
  })
  expect(await test()).toEqual({ outcome: 'sent', detail: null })
  expect(server.arrived.at(-1)).toMatchObject({
    from: { name: 'Seochon Goods', address: 'hello@seochon.example' },
    to: [{ address: 'mina@example.com' }],
  })
  server.refusals.set('mina@example.com', { code: 550, message: 'No such mailbox' })
  expect(await test()).toMatchObject({
    outcome: 'refused',
    detail: expect.stringContaining('No such mailbox'),
  })
  server.refusals.clear()
  expect(await put(1, { port: await freePort() })).toMatchObject({ status: 200 })
  expect(await test()).toMatchObject({
    outcome: 'unavailable',
    detail: expect.stringContaining('ECONNREFUSED'),
  })
})

it('keeps the password to itself, and for the server and user that it was entered for', async () => {
  expect(await put(2, { user: 'mina' })).toMatchObject({
    status: 422,
    body: { type: '/problems/mail-password-missing', errors: [{ path: '/server/password' }] },
  })
  expect(await put(2, { user: 'mina', password: 'hunter2-hunter2' })).toMatchObject({
    status: 200,
    body: { server: { user: 'mina', hasPassword: true } },
  })
  expect(await put(3, { user: 'mina', port: 2525 })).toMatchObject({ status: 200 })
  expect(await put(4, { user: 'mina', host: 'thief.example.com' })).toMatchObject({ status: 422 })
  const rows = await database().execute(sql`select * from mail_settings`)
  const told = await database().select().from(events)
  expect(JSON.stringify([rows.rows, told, await read()])).not.toContain('hunter2')
})

it('refuses what was changed elsewhere, and who may not', async () => {
  expect(await put(1, {})).toMatchObject({
    status: 409,
    body: { type: '/problems/settings-changed', current: { version: 4 } },
  })
  const manager = await shop.staff('manager')
  expect((await shop.send(manager, 'GET', path)).status).toBe(403)
  expect((await shop.send(manager, 'POST', `${path}/test`, { to: 'a@example.com' })).status).toBe(403)
})

it('sends invitations straight, and leaves no copy in the mailbox', async () => {
  await put(4, {})
  const person = { name: 'Mina Kang', email: 'new@example.com', roleId: 'support' }
  const answer = await shop.send(owner, 'POST', '/api/v1/staff', person)
  const { mail, link } = z.object({ mail: z.string(), link: z.string() }).parse(answer.body)
  expect(mail).toBe('sent')
  expect(server.arrived.at(-1)).toMatchObject({ to: [{ address: 'new@example.com' }] })
  expect(server.arrived.at(-1)?.text).toContain(link)
  const kept = await database().execute(sql`select * from mails`)
  expect(JSON.stringify(kept.rows)).not.toContain('new@example.com')
})

it('goes without a server again once it is removed', async () => {
  expect(await put(5, null)).toMatchObject({ status: 200, body: { source: 'none', version: 0 } })
})
