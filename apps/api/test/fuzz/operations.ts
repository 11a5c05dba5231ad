import fc, { type Arbitrary } from 'fast-check'
import { z } from 'zod'
import { type Surroundings, valuesOf } from './schema-arbitrary.js'
import { spoiled } from './spoiled.js'

const parameterSchema = z.object({
  in: z.enum(['path', 'query', 'header']),
  name: z.string(),
  required: z.boolean().optional(),
  schema: z.unknown(),
})

const operationSchema = z.object({
  operationId: z.string(),
  parameters: z.array(parameterSchema).default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })) }).optional(),
  security: z.array(z.unknown()).optional(),
  responses: z.record(z.string(), z.object({ $ref: z.string().optional() })),
})

/** The description of the API, as far as requests can be made from it. */
const answerSchema = z.object({
  content: z.record(z.string(), z.object({ examples: z.record(z.string(), z.unknown()).optional() })),
})

export const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({
    schemas: z.record(z.string(), z.unknown()),
    responses: z.record(z.string(), answerSchema),
  }),
})

export type ApiDocument = z.infer<typeof documentSchema>
type Parameter = z.infer<typeof parameterSchema>

/** One way to call the API. */
export interface Operation {
  readonly id: string
  readonly method: string
  readonly path: string
  /** Whether it is open to everybody. */
  readonly isPublic: boolean
  readonly parameters: readonly Parameter[]
  readonly body: unknown
  /** Statuses of what it answers when all is well. */
  readonly successes: readonly number[]
  /** The kinds of problems that are described for it, with their status: `409 order-changed`. */
  readonly problems: ReadonlySet<string>
}

/** A request as it is sent. */
export interface FuzzRequest {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** The raw text. */
  readonly body: string | undefined
}

function problemsOf(
  responses: z.infer<typeof operationSchema>['responses'],
  components: ApiDocument['components'],
): string[] {
  return Object.entries(responses).flatMap(([status, { $ref }]) => {
    const answer = components.responses[$ref?.split('/').at(-1) ?? '']
    const examples = answer?.content['application/problem+json']?.examples ?? {}
    return Object.keys(examples).map((kind) => `${status} ${kind}`)
  })
}

export function operationsOf({ components, paths }: ApiDocument): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      isPublic: operation.security?.length === 0,
      parameters: operation.parameters,
      body: operation.requestBody?.content['application/json']?.schema,
      successes: Object.keys(operation.responses)
        .map(Number)
        .filter((status) => status < 400),
      problems: new Set(problemsOf(operation.responses, components)),
    })),
  )
}

/** Requests that keep to the description, nearly do, or do not at all. */
export function requestsTo(operation: Operation, surroundings: Surroundings): Arbitrary<FuzzRequest> {
  const parameters = operation.parameters.map((parameter) => parameterValues(parameter, surroundings))
  return fc
    .tuple(fc.tuple(...parameters), bodies(operation.body, surroundings))
    .map(([values, body]) => requestOf(operation, values, body))
}

function parameterValues({ required, schema, in: place }: Parameter, surroundings: Surroundings) {
  const right = valuesOf(schema, surroundings)
  const all = fc.oneof({ weight: 6, arbitrary: right }, { weight: 1, arbitrary: spoiled(right) })
  return required || place === 'path' ? all : fc.option(all, { nil: undefined, freq: 2 })
}

function bodies(schema: unknown, surroundings: Surroundings): Arbitrary<string | undefined> {
  if (schema === undefined) return fc.constant(undefined)
  const right = valuesOf(schema, surroundings)
  const written = (value: unknown) => JSON.stringify(value) ?? ''
  return fc.oneof(
    { weight: 5, arbitrary: right.map(written) },
    { weight: 5, arbitrary: spoiled(right).map(written) },
    { weight: 1, arbitrary: right.map((value) => written(value).slice(0, -1)) },
    { weight: 1, arbitrary: fc.constantFrom('', '[]', 'null', '"text"', '{"__proto__": {"admin": true}}') },
  )
}

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

/** As one step of a path. Nothing is no step, and no client sends dots as one: it leaves them out, or goes up a step. */
const segmentOf = (text: string) => (/^\.{0,2}$/.test(text) ? '-' : encodeURIComponent(text.toWellFormed()))

function requestOf(
  { path, parameters }: Operation,
  values: readonly unknown[],
  body: string | undefined,
): FuzzRequest {
  let filled = path
  const query = new URLSearchParams()
  const headers: Record<string, string> = {}
  parameters.forEach(({ in: place, name }, index) => {
    const value = values[index]
    if (value === undefined) return
    // What is longer than all headers together may be never gets to the API.
    const text = (asText(value) ?? '').slice(0, 2_000)
    if (place === 'path') filled = filled.replace(`{${name}}`, segmentOf(text))
    else if (place === 'query') query.append(name, text)
    else if (/^[\x20-\x7e]{1,200}$/.test(text)) headers[name] = text.trim() || 'key'
  })
  const search = query.size > 0 ? `?${query}` : ''
  return { path: `${filled}${search}`, headers, body }
}
