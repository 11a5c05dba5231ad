import { type TillRecord, tillChangesSchema } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type EnrolledTill, startTillShop, type TillShop } from '../../../test/till-shop.js'
import { DATABASE, type Database } from '../../platform/database/database.js'

let shop: TillShop
let people: Map<string, string>
let tills: EnrolledTill[]

beforeAll(async () => {
  shop = await startTillShop()
  const { body } = await shop.send(shop.owner, 'GET', '/api/v1/till/staff')
  const list = z.object({ items: z.array(z.object({ staffId: z.uuid(), roleId: z.string() })) }).parse(body)
  people = new Map(list.items.map(({ roleId, staffId }) => [roleId, staffId]))
  tills = [await shop.enrol(await shop.makeRegister('P1')), await shop.enrol(await shop.makeRegister('P2'))]
})
afterAll(() => shop?.close())

const setPin = (whose: string, pin: string, as = shop.owner) =>
  shop.send(as, 'PUT', `/api/v1/staff/${people.get(whose)}/pin`, { pin })

type Staff = Extract<TillRecord, { kind: 'staff' }>['content'] & object

/** Somebody as a till knows them. */
async function known(till: EnrolledTill, whose: string): Promise<Staff> {
  await shop.follow()
  const { body } = await shop.send(till.headers, 'GET', '/api/v1/till/changes?limit=1000')
  const { records } = tillChangesSchema.parse(body)
  const found = records.find(({ kind, id }) => kind === 'staff' && id === people.get(whose))
  if (found?.kind !== 'staff' || found.content === null)
    throw new Error(`The till does not know the ${whose}.`)
  return found.content
}

/** Whether `pin` opens a till, found out as the till does: with WebCrypto and its own secret. */
async function opens(pin: string, { pin: kept }: Staff, pinSecret: string): Promise<boolean> {
  if (kept === null) return false
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ])
  const salt = Buffer.from(kept.salt, 'base64url')
  const pbkdf2 = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: kept.iterations }
  const output = await crypto.subtle.deriveBits(pbkdf2, typed, 256)
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const secret = Buffer.from(pinSecret, 'base64url')
  const key = await crypto.subtle.importKey('raw', secret, hmac, false, ['verify'])
  return crypto.subtle.verify(hmac, key, Buffer.from(kept.verifier, 'base64url'), output)
}

describe('a PIN', () => {
  it('opens a till of the shop, on each with what is of use on that one only', async () => {
    expect((await setPin('cashier', '4071')).status).toBe(200)
    const [first, second] = tills
    if (first === undefined || second === undefined) throw new Error('There are no tills.')
    const [here, there] = [await known(first, 'cashier'), await known(second, 'cashier')]
    expect(here).toMatchObject({ role: 'cashier', manages: false, pin: { iterations: 600_000 } })
    expect(await opens('4071', here, first.pinSecret)).toBe(true)
    expect(await opens('4072', here, first.pinSecret)).toBe(false)
    expect(await opens('4071', there, second.pinSecret)).toBe(true)
    expect(await opens('4071', here, second.pinSecret)).toBe(false)
    expect(here.pin?.verifier).not.toBe(there.pin?.verifier)
  })

  it('cannot be tried with what is in the database alone', async () => {
    await setPin('manager', '90218')
    const { rows } = await shop.application
      .get<Database>(DATABASE)
      .execute(sql`select output from staff_pins where staff_id = ${people.get('manager')}`)
    expect(rows).toEqual([{ output: expect.stringMatching(/^v1\./) }])
    const { rows: records } = await shop.application
      .get<Database>(DATABASE)
      .execute(sql`select filed::text from till_records where kind = 'staff'`)
    expect(JSON.stringify(records)).not.toMatch(/salt|verifier|output/)
  })

  it.each(['1234', '0000', '2580', '121212'])('is not %s, which anybody tries first', async (pin) => {
    expect(await setPin('cashier', pin)).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/pin' }] },
    })
  })

  it('is set by oneself or by who manages registers, and of those who sell', async () => {
    const cashier = await shop.staff('cashier')
    expect((await setPin('cashier', '7305', cashier)).status).toBe(200)
    expect(await setPin('owner', '7305', cashier)).toMatchObject({
      status: 403,
      body: { permission: 'registers.manage' },
    })
    const { body } = await shop.send(shop.owner, 'GET', '/api/v1/staff')
    const all = z.object({ items: z.array(z.object({ id: z.uuid(), role: z.string() })) }).parse(body)
    const support = all.items.find(({ role }) => role === 'support')?.id
    const path = `/api/v1/staff/${support}/pin`
    expect(await shop.send(shop.owner, 'PUT', path, { pin: '4071' })).toMatchObject({
      status: 409,
      body: { type: '/problems/not-a-seller' },
    })
  })

  it('is of no more use once it was taken away', async () => {
    const [till] = tills
    if (till === undefined) throw new Error('There is no till.')
    await setPin('cashier', '4071')
    await shop.send(shop.owner, 'DELETE', `/api/v1/staff/${people.get('cashier')}/pin`)
    expect((await known(till, 'cashier')).pin).toBeNull()
  })
})

describe('what a role may do', () => {
  it('is decided by the shop, and reaches tills', async () => {
    const { body } = await shop.send(shop.owner, 'GET', '/api/v1/till/policies')
    const { items } = z
      .object({ items: z.array(z.looseObject({ roleId: z.string(), policy: z.looseObject({}) })) })
      .parse(body)
    expect(items.map(({ roleId }) => roleId)).toEqual(['owner', 'manager', 'cashier'])
    const policy = { ...items[2]?.policy, mostDiscountBasisPoints: 500 }
    const put = () => shop.send(shop.owner, 'PUT', '/api/v1/till/policies/cashier', { policy, version: 0 })
    expect(await put()).toMatchObject({ status: 200, body: { version: 1 } })
    expect(await put()).toMatchObject({ status: 409, body: { type: '/problems/settings-changed' } })
    await shop.follow()
    const changes = await shop.send(tills[0]?.headers ?? {}, 'GET', '/api/v1/till/changes?limit=1000')
    const settings = tillChangesSchema.parse(changes.body).records.find(({ kind }) => kind === 'settings')
    expect(settings?.content).toMatchObject({ policies: { cashier: { mostDiscountBasisPoints: 500 } } })
  })
})
