import { z } from 'zod'
import { apiContract } from '../src/api-contract.js'
import type { RouteContract } from '../src/platform/http/route-contract.js'

/** What a route says to a caller before it looks at what they ask for. */
export type Verdict = 'allowed' | 'signed out' | 'no device' | `needs ${string}`

/** Routes that are not for everybody. */
export const guarded = apiContract.filter(({ access }) => access.kind !== 'public')

const nothing = '01980000-0000-7000-8000-00000000dead'
const problemSchema = z.object({ type: z.string(), permission: z.string().optional() })

/** Asks for something that does not exist, with a body that says nothing: whoever is let through changes nothing. */
async function ask(
  url: string,
  { method, path }: RouteContract,
  caller: Record<string, string>,
): Promise<Verdict> {
  const leaving = new AbortController()
  const address = path.replaceAll(/\{\w+\}/g, nothing)
  const response = await fetch(`${url}${address}`, {
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

export const nameOf = ({ method, path }: RouteContract) => `${method} ${path}`

/** What every guarded route says to somebody who holds `permissions`, by its contract. */
export function expectedVerdicts(permissions: readonly string[]): Record<string, Verdict> {
  const expected = ({ access }: RouteContract): Verdict => {
    if (access.kind === 'device') return 'no device'
    if (access.kind !== 'permission') return 'allowed'
    return permissions.includes(access.permission) ? 'allowed' : `needs ${access.permission}`
  }
  return Object.fromEntries(guarded.map((route) => [nameOf(route), expected(route)]))
}

/** What every guarded route says to `caller`. */
export async function verdictsOf(
  url: string,
  caller: Record<string, string>,
): Promise<Record<string, Verdict>> {
  const asked = guarded.map(async (route) => [nameOf(route), await ask(url, route, caller)] as const)
  return Object.fromEntries(await Promise.all(asked))
}
