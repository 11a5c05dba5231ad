import { connectionIdSchema } from '@counterflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ShopApplication, startShop } from '../../test/shop-application.js'
import { CallBudgets } from './call-budgets.js'
import { connectionRoutes } from './connections.contract.js'
import { Connections } from './connections.js'
import { ConnectionsModule } from './connections.module.js'
import { OutboundLane } from './outbound-lane.js'

let shop: ShopApplication
const get = <Service>(type: new (...parts: never[]) => Service) =>
  shop.application.get(type, { strict: false })

beforeAll(async () => {
  shop = await startShop({ modules: [ConnectionsModule], contract: Object.values(connectionRoutes) })
})
afterAll(() => shop.close())

let count = 0
const input = (limits: { ratePerSecond?: number; mostInFlight?: number }) => ({
  name: `Parcels ${++count}`,
  kind: 'http' as const,
  baseUrl: 'https://api.example.com',
  auth: { kind: 'none' as const },
  ratePerSecond: limits.ratePerSecond ?? null,
  mostInFlight: limits.mostInFlight ?? null,
})

describe('the rate of a connection', () => {
  it('spaces calls evenly, however many ask at once', async () => {
    const { id } = await get(Connections).create(input({ ratePerSecond: 10 }))
    const begunAt = Date.now()
    const slots = await Promise.all(Array.from({ length: 20 }, () => get(CallBudgets).reserve(id)))
    slots.sort((left, right) => left - right)
    const first = slots[0] ?? 0
    expect(first - begunAt).toBeLessThan(1_000)
    for (const [index, slot] of slots.entries()) expect(Math.abs(slot - first - index * 100)).toBeLessThan(60)
  })

  it('saves nothing up while nobody calls', async () => {
    const { id } = await get(Connections).create(input({ ratePerSecond: 20 }))
    await get(CallBudgets).reserve(id)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const first = await get(CallBudgets).reserve(id)
    const second = await get(CallBudgets).reserve(id)
    expect(second - first).toBeGreaterThan(20)
  })

  it('holds anew as soon as it is changed', async () => {
    const slow = input({ ratePerSecond: 0.01 })
    const { id } = await get(Connections).create(slow)
    await get(CallBudgets).reserve(id)
    expect((await get(CallBudgets).reserve(id)) - Date.now()).toBeGreaterThan(90_000)
    await get(Connections).replace(connectionIdSchema.parse(id), { ...slow, ratePerSecond: 100 })
    expect((await get(CallBudgets).reserve(id)) - Date.now()).toBeLessThan(1_000)
  })

  it('is none where none is set', async () => {
    const { id } = await get(Connections).create(input({}))
    for (const one of [id, '01980000-0000-7000-8000-0000000000aa', 'unknown']) {
      expect(Math.abs((await get(CallBudgets).reserve(one)) - Date.now())).toBeLessThan(1_000)
    }
  })
})

describe('the lane of a call', () => {
  it('is that of its connection, or that of its host', async () => {
    const { id } = await get(Connections).create(input({ mostInFlight: 3 }))
    const lanes = get(OutboundLane)
    expect(await lanes.of({ url: '/parcels', connection: id })).toEqual({
      key: `connection:${id}`,
      mostInFlight: 3,
    })
    expect(await lanes.of({ url: 'https://api.example.com/a?b', connection: undefined })).toEqual({
      key: 'host:https://api.example.com',
      mostInFlight: 500,
    })
    expect(await lanes.of({ url: 'nowhere', connection: undefined })).toBeUndefined()
  })
})
