import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { apiContract } from './api-contract.js'
import { apiDescription } from './api-description.js'
import { wordless } from './platform/http/openapi/example-maker.js'
import { openApiDocument } from './platform/http/openapi/openapi-document.js'
import type { RouteContract } from './platform/http/route-contract.js'

const mediaSchema = z.object({
  example: z.unknown().optional(),
  examples: z.record(z.string(), z.object({ $ref: z.string() })).optional(),
})
const contentSchema = z.record(z.string(), mediaSchema).optional()
const parameterSchema = z.object({ name: z.string(), in: z.string(), example: z.unknown().optional() })
const operationSchema = z.object({
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(z.string(), z.object({ content: contentSchema })),
  parameters: z.array(parameterSchema).default([]),
})
const document = z
  .object({
    paths: z.record(z.string(), z.record(z.string(), operationSchema)),
    components: z.object({ examples: z.record(z.string(), z.object({ value: z.unknown() })) }),
  })
  .parse(JSON.parse(JSON.stringify(openApiDocument(apiContract, '0.1.0', apiDescription))))

function described({ path, method }: RouteContract) {
  const found = document.paths[path]?.[method.toLowerCase()]
  if (found === undefined) throw new Error(`${method} ${path} is not in the document.`)
  return found
}

function exampleIn(content: z.infer<typeof contentSchema>): unknown {
  const media = content?.['application/json']
  const name = media?.examples?.example?.$ref.split('/').at(-1)
  return name === undefined ? media?.example : document.components.examples[name]?.value
}

/** Places of an example whose text nobody has given. */
function wordlessPlaces(value: unknown, place = ''): string[] {
  if (typeof value === 'string') return value.replace(/\.*$/, '') === wordless ? [place] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => wordlessPlaces(member, `${place}/${name}`))
}

/** What is wrong with an example, for whoever has added a field. */
function faultsOf(schema: z.ZodType, example: unknown, whose: string): string[] {
  if (example === undefined) return [`${whose}: give its schema an example, by .meta({ examples: [ … ] }).`]
  const issues = schema.safeParse(example).error?.issues ?? []
  return [
    ...issues.map(({ path, message }) => `${whose}, /${path.join('/')}: ${message}`),
    ...wordlessPlaces(example).map((place) => `${whose}, ${place}: name a text in api-samples.ts.`),
  ]
}

describe('the example of each', () => {
  it('body fits', () => {
    const routes = apiContract.filter(({ body }) => body !== undefined)
    expect(routes.length).toBeGreaterThan(80)
    const faults = routes.flatMap((route) =>
      faultsOf(route.body ?? z.never(), exampleIn(described(route).requestBody?.content), route.operationId),
    )
    expect(faults).toEqual([])
  })

  it('answer fits', () => {
    const routes = apiContract.filter(
      ({ status, streamed, answersFile }) => status !== 204 && !streamed && answersFile === undefined,
    )
    expect(routes.length).toBeGreaterThan(150)
    const faults = routes.flatMap((route) =>
      faultsOf(
        route.response,
        exampleIn(described(route).responses[route.status]?.content),
        route.operationId,
      ),
    )
    expect(faults).toEqual([])
  })

  it('parameter fits', () => {
    const faults = apiContract.flatMap((route) =>
      described(route)
        .parameters.filter((parameter) => parameter.in !== 'header' && parameter.name !== 'cursor')
        .flatMap(({ name, in: place, example }) => {
          const schema = place === 'path' ? route.params : route.query
          const field: unknown = schema instanceof z.ZodObject ? schema.shape[name] : undefined
          return field instanceof z.ZodType
            ? faultsOf(field, example, `${route.operationId} ${name}`)
            : [`${route.operationId} takes no ${name}.`]
        }),
    )
    expect(faults).toEqual([])
  })
})
