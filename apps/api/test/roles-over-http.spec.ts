import { permissionsOf, roles } from '@counterflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RouteContract } from '../src/platform/http/route-contract.js'
import { expectedVerdicts, guarded, nameOf, verdictsOf } from './route-verdicts.js'
import { type ShopApplication, startShop, wholeProduct } from './shop-application.js'

let shop: ShopApplication
beforeAll(async () => {
  shop = await startShop(wholeProduct())
})
afterAll(() => shop?.close())

describe('every route', () => {
  it.each(roles)('lets through a %s where the role allows it, and nowhere else', async (role) => {
    const table = expectedVerdicts(permissionsOf(role))
    expect(await verdictsOf(shop.url, await shop.staff(role))).toEqual(table)
    const refused = Object.values(table).filter((verdict) => verdict.startsWith('needs'))
    expect(refused.length > 0).toBe(role !== 'owner')
  })

  it('that is not public is closed to who has not signed in', async () => {
    const found = await verdictsOf(shop.url, { origin: shop.url })
    const closed = ({ access }: RouteContract) => (access.kind === 'device' ? 'no device' : 'signed out')
    expect(found).toEqual(Object.fromEntries(guarded.map((route) => [nameOf(route), closed(route)])))
  })
})
