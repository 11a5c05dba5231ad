import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type IdentityApplication, startIdentityApplication } from '../../../test/identity-application.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { KnownSessions } from './known-sessions.js'

let shop: IdentityApplication
let cookie: string

beforeAll(async () => {
  shop = await startIdentityApplication()
  cookie = await shop.signIn('support')
})
afterAll(() => shop.close())

const known = (renew = true) => shop.application.get(KnownSessions).behind(cookie, { renew })
const endsIn = (left: string) =>
  shop.application.get<Database>(DATABASE).execute(sql`
    update staff_sessions set expires_at = now() + ${left}::interval
     where staff_id = (select id from staff where email = 'support@example.com')`)

it('knows who is behind a session that is in order, however many ask at once', async () => {
  const found = await Promise.all(Array.from({ length: 5 }, () => known()))
  expect(new Set(found.map((one) => one?.sessionId)).size).toBe(1)
  for (const one of found) {
    expect(one?.staff).toMatchObject({ email: 'support@example.com', role: 'support', ownRole: null })
    expect(one?.staff?.permissions).toContain('inbox.reply')
  }
})

it('leaves one that is due to be prolonged to the library, unless it cannot be prolonged', async () => {
  await endsIn('12 days 12 hours')
  expect(await known()).toBeUndefined()
  expect(await known(false)).toBeDefined()
})

it('does not know one that has run out', async () => {
  await endsIn('-1 second')
  expect(await known(false)).toBeUndefined()
})

it('knows that its owner has left', async () => {
  await endsIn('14 days')
  await shop.application
    .get<Database>(DATABASE)
    .execute(sql`update staff set deactivated_at = now() where email = 'support@example.com'`)
  expect(await known()).toEqual({ sessionId: expect.any(String), staff: undefined })
})
