import { jsonPointer } from '@counterflow/core'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { formRefused } from '../problems/framework-problems.js'
import type { FieldError } from '../problems/problem.js'
import type { RouteContract } from '../route-contract.js'
import { fieldErrors, type NamePath } from './field-errors.js'
import { invalidInput } from './invalid-input.js'
import { unstorableText } from './storable-text.js'

/** What a caller sent, after the contract's schemas accepted it. */
export interface ParsedInput {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

const parameterName: NamePath = (path) => path.map(String).join('.')

/**
 * Parses path parameters, query and body of `request`; all that is wrong is reported at once.
 * @throws Problem `invalid-input`; `unsupported-media-type` for a form that the route does not take.
 */
export function readInput(contract: RouteContract, request: FastifyRequest): ParsedInput {
  if (contract.upload === undefined && request.isMultipart?.()) throw formRefused()
  const errors: FieldError[] = []
  const params = readParameters(contract.params, request.params, errors)
  const query = readParameters(contract.query, request.query, errors)
  const body = readBody(contract.body, request.body, errors)
  if (errors.length > 0) throw invalidInput(errors)
  return { params, query, body }
}

function readParameters(schema: z.ZodType | undefined, given: unknown, errors: FieldError[]): unknown {
  const parameters: Record<string, unknown> = typeof given === 'object' && given !== null ? { ...given } : {}
  const unstorable: FieldError[] = []
  for (const [name, value] of Object.entries(parameters)) {
    for (const text of Array.isArray(value) ? value : [value]) {
      const found = typeof text === 'string' ? unstorableText(text) : undefined
      if (found !== undefined) unstorable.push({ path: name, ...found })
    }
  }
  errors.push(...unstorable)
  if (unstorable.length > 0) return undefined
  if (schema !== undefined) return parse(schema, parameters, parameterName, errors)
  for (const name of Object.keys(parameters)) {
    errors.push({
      path: name,
      code: 'unknown_field',
      message: 'Unknown parameter.',
      fix: `Remove ${name}.`,
    })
  }
  return undefined
}

function readBody(schema: z.ZodType | undefined, given: unknown, errors: FieldError[]): unknown {
  if (schema === undefined) {
    if (given !== undefined && !isEmptyObject(given)) {
      const message = 'This route takes no body.'
      errors.push({ path: '', code: 'unexpected_body', message, fix: 'Send no body.' })
    }
    return undefined
  }
  if (given === undefined && !schema.safeParse(undefined).success) {
    const fix = 'Send a JSON object with the header Content-Type: application/json.'
    errors.push({ path: '', code: 'missing', message: 'The body is missing.', fix })
    return undefined
  }
  return parse(schema, given, jsonPointer, errors)
}

function parse(schema: z.ZodType, value: unknown, namePath: NamePath, errors: FieldError[]): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  errors.push(...fieldErrors(parsed.error.issues, value, namePath))
  return undefined
}

function isEmptyObject(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
  )
}
