import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiContract } from '../../src/api-contract.js'
import { problemSchema } from '../../src/platform/http/problems/problem-schema.js'
import { type ShopApplication, startShop, wholeProduct } from '../shop-application.js'
import { type CommittedChanges, watchChanges } from './committed-changes.js'
import {
  type ApiDocument,
  documentSchema,
  type FuzzRequest,
  type Operation,
  operationsOf,
  requestsTo,
} from './operations.js'
import type { Surroundings } from './schema-arbitrary.js'

/** Requests for each route: few in the usual run, as many as one likes by hand. */
const requestsEach = Number(process.env.FUZZ_REQUESTS ?? 5)
/** In CI the same each time: a change is judged by what it changed, and whoever fuzzes by hand tries something new. */
const seed = process.env.CI ? 20_261_122 : undefined
/** How long one route may take, in milliseconds: the run has an end, whatever is slow. */
const patience = 3_000 + requestsEach * 250

/** A stream has no end, and a call that leaves the machine is not ours to try. */
const leftOut = new Set(['openStream', 'testConnection'])

let shop: ShopApplication
let document: ApiDocument
let caller: Record<string, string>
let changes: CommittedChanges
let surroundings: Surroundings

const operations = apiContract.filter(({ streamed, operationId }) => !streamed && !leftOut.has(operationId))

beforeAll(async () => {
  shop = await startShop(wholeProduct())
  const answer = await fetch(`${shop.url}/api/openapi.json`)
  document = documentSchema.parse(await answer.json())
  caller = await shop.staff('owner')
  surroundings = await surroundingsOf(shop, document)
  changes = await watchChanges(shop.databaseUrl)
}, 60_000)

afterAll(async () => {
  await changes?.close()
  await shop?.close()
})

/** Ids and words out of what the lists answer: what a caller would send next. */
async function surroundingsOf(
  { send }: ShopApplication,
  { components, paths }: ApiDocument,
): Promise<Surroundings> {
  const lists = operationsOf({ components, paths }).filter(
    ({ method, path, id }) => method === 'GET' && !path.includes('{') && !leftOut.has(id),
  )
  const texts = new Set<string>()
  for (const { path } of lists) {
    const { body } = await send(caller, 'GET', path)
    JSON.stringify(body, (_key, value: unknown) => {
      if (typeof value === 'string' && value.length <= 60) texts.add(value)
      return value
    })
  }
  const all = [...texts]
  const isId = (text: string) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text)
  return {
    ids: all.filter(isId).slice(0, 400),
    words: all.filter((text) => !isId(text)).slice(0, 200),
    resolve: (reference) => components.schemas[reference.split('/').at(-1) ?? ''],
  }
}

async function sent(operation: Operation, request: FuzzRequest, headers: Record<string, string>) {
  const hasBody = request.body !== undefined && operation.method !== 'GET'
  const response = await fetch(`${shop.url}${request.path}`, {
    method: operation.method,
    redirect: 'manual',
    headers: { ...headers, ...request.headers, ...(hasBody ? { 'content-type': 'application/json' } : {}) },
    ...(hasBody ? { body: request.body } : {}),
  })
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    text: await response.text(),
  }
}

const operationOf = (id: string): Operation => {
  const found = operationsOf(document).find((operation) => operation.id === id)
  if (found === undefined) throw new Error(`${id} is not in the description of the API.`)
  return found
}

/** Whether the same request changes something each time that it is refused; what else goes on may do so once. */
async function changesWhenRefused(operation: Operation, request: FuzzRequest): Promise<boolean> {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const before = await changes.count()
    const { status } = await sent(operation, request, caller)
    if (status < 400 || (await changes.count()) === before) return false
  }
  return true
}

describe.each(operations.map(({ operationId }) => operationId))('%s', (id) => {
  it('answers whatever is sent, and changes nothing that it refuses', async () => {
    const operation = operationOf(id)
    await fc.assert(
      fc.asyncProperty(requestsTo(operation, surroundings), async (request) => {
        const before = await changes.count()
        const { status, type, text } = await sent(operation, request, caller)
        if (status === 401 && !operation.isPublic) caller = await shop.staff('owner')
        expect(status, text).toBeLessThan(500)
        expect(text).not.toMatch(/\n\s+at |node_modules|\.ts:\d|\.js:\d/)
        if (status < 400) {
          expect(operation.successes).toContain(status)
          return
        }
        // A page that people open answers people.
        if (!type.startsWith('text/html')) {
          expect(type).toMatch(/^application\/problem\+json/)
          const problem = problemSchema.parse(JSON.parse(text))
          expect(problem.status).toBe(status)
          expect([...operation.problems]).toContain(`${status} ${problem.type.split('/').at(-1)}`)
        }
        if ((await changes.count()) !== before && (await changesWhenRefused(operation, request))) {
          expect.fail(`It answered ${status} and changed something all the same: ${text}`)
        }
      }),
      {
        ...(seed === undefined ? {} : { seed }),
        numRuns: requestsEach,
        interruptAfterTimeLimit: patience,
        markInterruptAsFailure: false,
      },
    )
  })
})

describe('a stranger', () => {
  it('learns nothing and changes nothing, whatever id is guessed', async () => {
    const closed = operationsOf(document).filter(({ id, isPublic }) => !isPublic && !leftOut.has(id))
    for (const operation of closed) {
      const [request] = fc.sample(requestsTo(operation, surroundings), 1)
      if (request === undefined) continue
      const { status, text } = await sent(operation, request, { origin: shop.url })
      expect([401, 400, 413, 414, 415, 422], `${operation.id}: ${text}`).toContain(status)
      expect(text).not.toContain('@example.com')
    }
  })
})
