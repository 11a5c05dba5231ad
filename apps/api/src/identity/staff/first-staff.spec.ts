import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type IdentityApplication, startIdentityApplication } from '../../../test/identity-application.js'
import { seedStaff } from '../seed-staff.js'
import { StaffDirectory } from './staff-directory.js'
import { typedPassword } from './typed-password.js'

let shop: IdentityApplication

beforeAll(async () => {
  shop = await startIdentityApplication()
})
afterAll(() => shop.close())

describe('the first staff', () => {
  it('is one of each role, who can sign in by what the file says', async () => {
    const file = path.join(shop.dataFolder, 'first-sign-in.txt')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const text = await readFile(file, 'utf8')
    for (const role of ['owner', 'manager', 'support', 'cashier'] as const) {
      const password = shop.passwords.get(role)
      expect(text).toMatch(new RegExp(`^${role} +${role}@example\\.com +${password}$`, 'm'))
      const cookie = await shop.signIn(role)
      expect(await shop.send('GET', '/api/v1/session', { cookie })).toMatchObject({ body: { role } })
    }
  })

  it('is made once', async () => {
    expect(await seedStaff(shop.application)).toEqual([])
    expect(await shop.application.get(StaffDirectory).page({ limit: 30 })).toMatchObject({
      items: { length: 4 },
    })
  })

  it('is seen by those who may see it', async () => {
    expect(await shop.send('GET', '/api/v1/staff', { cookie: await shop.signIn('support') })).toMatchObject({
      status: 200,
      body: { items: expect.arrayContaining([expect.objectContaining({ role: 'owner' })]) },
    })
    expect(await shop.send('GET', '/api/v1/staff', { cookie: await shop.signIn('cashier') })).toMatchObject({
      status: 403,
      body: { type: '/problems/permission-missing', permission: 'staff.read' },
    })
  })

  it('lends its permissions to what it turns on', async () => {
    const directory = shop.application.get(StaffDirectory)
    const cashier = (await directory.page({ limit: 30 })).items.find(({ role }) => role === 'cashier')
    if (cashier === undefined) throw new Error('There is no cashier.')
    expect(await directory.permissionsOf(cashier.id)).toContain('registers.sell')
    expect(await directory.permissionsOf(cashier.id)).not.toContain('orders.refund')
  })
})

describe('typedPassword', () => {
  it('is four groups of four letters that nobody mistakes, and never the same', () => {
    const passwords = Array.from({ length: 200 }, typedPassword)
    for (const password of passwords) expect(password).toMatch(/^([a-hjkmnp-z]{4}-){3}[a-hjkmnp-z]{4}$/)
    expect(new Set(passwords).size).toBe(200)
  })
})
