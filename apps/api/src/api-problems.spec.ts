import { glob, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { apiContract } from './api-contract.js'
import { apiProblems } from './api-problems.js'
import { apiTags } from './api-tags.js'
import { generalProblems } from './platform/http/openapi/general-problems.js'

/** Of those that no route of the contract answers with. */
const elsewhere = new Set(['metrics-closed'])

/** Types and statuses as the source has them where it makes a problem. */
async function thrownProblems(): Promise<Map<string, Set<number>>> {
  const found = new Map<string, Set<number>>()
  const files = glob('**/*.ts', { cwd: import.meta.dirname, exclude: (name) => name.endsWith('.spec.ts') })
  for await (const file of files) {
    const text = await readFile(`${import.meta.dirname}/${file}`, 'utf8')
    for (const [, type = '', status] of text.matchAll(/\btype: '([a-z0-9-]+)',\s*status: (\d+),/g)) {
      if (!elsewhere.has(type)) found.set(type, (found.get(type) ?? new Set()).add(Number(status)))
    }
  }
  return found
}

describe('the kinds of problems in the documentation', () => {
  it('have the status that they are answered with', async () => {
    const thrown = await thrownProblems()
    expect(thrown.size).toBeGreaterThan(100)
    for (const [type, statuses] of thrown) {
      expect([...statuses], `${type} in api-problems.ts`).toEqual([apiProblems[type]?.status])
    }
  })

  it('are all that contracts name', () => {
    const named = apiContract.flatMap((route) => [...(route.problems ?? []), ...generalProblems(route)])
    expect([...new Set(named)].filter((type) => apiProblems[type] === undefined)).toEqual([])
  })
})

it('each tag is described, and used', () => {
  expect(new Set(apiContract.map(({ tag }) => tag))).toEqual(new Set(Object.keys(apiTags)))
})
