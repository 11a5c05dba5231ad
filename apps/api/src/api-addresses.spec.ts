import { expect, it } from 'vitest'
import { z } from 'zod'
import { apiContract } from './api-contract.js'
import type { RouteContract } from './platform/http/route-contract.js'

const partsOf = ({ path }: RouteContract) => path.split('/')
const isOpen = (part: string) => part.startsWith('{')

/** Whether `route` would take the literal parts of `other` for values of its own. */
function covers(route: RouteContract, other: RouteContract): boolean {
  const parts = partsOf(route)
  const others = partsOf(other)
  if (parts.length !== others.length) return false
  return (
    parts.every((part, at) => part === others[at] || isOpen(part)) &&
    parts.some((part, at) => isOpen(part) && !isOpen(others[at] ?? ''))
  )
}

/** The words of `other` that `route` may rightly be asked for: it would be hidden by a refusal of its method. */
function mistaken(route: RouteContract, other: RouteContract): string[] {
  const shape = route.params instanceof z.ZodObject ? route.params.shape : {}
  const others = partsOf(other)
  return partsOf(route).flatMap((part, at) => {
    const word = others[at] ?? ''
    if (!isOpen(part) || isOpen(word)) return []
    const value: unknown = shape[part.slice(1, -1)]
    return value instanceof z.ZodType && !value.safeParse(word).success ? [] : [`${part} of ${word}`]
  })
}

it('has no address of which a word of another one is also a value', () => {
  const found = apiContract.flatMap((route) =>
    apiContract
      .filter((other) => covers(route, other) && mistaken(route, other).length > 0)
      .map((other) => `${route.method} ${route.path} hides ${other.method} ${other.path}`),
  )
  expect(found).toEqual([])
})

it('has addresses that cover others, which are told apart by their words', () => {
  const bulk = apiContract.find(({ path }) => path === '/api/v1/customers/bulk')
  const one = apiContract.find(
    ({ path, method }) => path === '/api/v1/customers/{customerId}' && method === 'GET',
  )
  expect(bulk !== undefined && one !== undefined && covers(one, bulk)).toBe(true)
})
