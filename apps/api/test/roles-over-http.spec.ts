import { permissionsOf, type Role, roles } from '@counterflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { apiContract } from '../src/api-contract.js'
import type { RouteContract } from '../src/platform/http/route-contract.js'
import { type ShopApplication, startShop, wholeProduct } from './shop-application.js'

let shop: ShopApplication
beforeAll(async () => {
  shop = await startShop(wholeProduct())
})
afterAll(() => shop?.close())

type Verdict = 'allowed' | 'signed out' | 'no device' | `needs ${string}`

const guarded = apiContract.filter(({ access }) => access.kind !== 'public')
const nothing = '01980000-0000-7000-8000-00000000dead'
const problemSchema = z.object({ type: z.string(), permission: z.string().optional() })

/** Asks for something that does not exist, with a body that says nothing: whoever is let through changes nothing. */
async function ask({ method, path }: RouteContract, caller: Record<string, string>): Promise<Verdict> {
  const leaving = new AbortController()
  const address = path.replaceAll(/\{\w+\}/g, nothing)
  const response = await fetch(`${shop.url}${address}`, {
    method,
    headers: { ...caller, ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) },
    ...(method === 'GET' || method === 'DELETE' ? {} : { body: '{"nothing":true}' }),
    signal: leaving.signal,
  })
  const isRefusal = response.status === 401 || response.status === 403
  const problem = isRefusal ? problemSchema.parse(await response.json()) : undefined
  // A stream would go on for ever.
  leaving.abort()
  if (problem?.type === '/problems/invalid-device-token') return 'no device'
  if (problem?.type === '/problems/not-signed-in') return 'signed out'
  if (problem?.permission !== undefined) return `needs ${problem.permission}`
  return 'allowed'
}

const nameOf = ({ method, path }: RouteContract) => `${method} ${path}`

function expected({ access }: RouteContract, role: Role): Verdict {
  if (access.kind === 'device') return 'no device'
  if (access.kind !== 'permission') return 'allowed'
  return permissionsOf(role).includes(access.permission) ? 'allowed' : `needs ${access.permission}`
}

async function verdicts(caller: Record<string, string>): Promise<Record<string, Verdict>> {
  const asked = guarded.map(async (route) => [nameOf(route), await ask(route, caller)] as const)
  return Object.fromEntries(await Promise.all(asked))
}

describe('every route', () => {
  it.each(roles)('lets through a %s where the role allows it, and nowhere else', async (role) => {
    const table = Object.fromEntries(guarded.map((route) => [nameOf(route), expected(route, role)]))
    expect(await verdicts(await shop.staff(role))).toEqual(table)
    const refused = Object.values(table).filter((verdict) => verdict.startsWith('needs'))
    expect(refused.length > 0).toBe(role !== 'owner')
  })

  it('that is not public is closed to who has not signed in', async () => {
    const found = await verdicts({ origin: shop.url })
    const closed = ({ access }: RouteContract) => (access.kind === 'device' ? 'no device' : 'signed out')
    expect(found).toEqual(Object.fromEntries(guarded.map((route) => [nameOf(route), closed(route)])))
  })
})
