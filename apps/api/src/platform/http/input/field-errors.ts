import { plainIssues } from '@counterflow/core'
import type { z } from 'zod'
import type { FieldError } from '../problems/problem.js'

type Issue = z.core.$ZodIssue

/** How a place in the input is named in a problem: as a JSON Pointer, or by a parameter's name. */
export type NamePath = (path: readonly PropertyKey[]) => string

/** What is wrong with `input` and how to mend it, one entry a field. */
export function fieldErrors(issues: readonly Issue[], input: unknown, namePath: NamePath): FieldError[] {
  return plainIssues(issues).map(({ path, issue }) => {
    const place = namePath(path)
    if (issue.code === 'unrecognized_keys') {
      return { path: place, message: 'Unknown field.', fix: `Remove ${String(path.at(-1))}.` }
    }
    const missing = issue.code === 'invalid_type' && valueAt(input, path) === undefined
    return missing
      ? { path: place, message: 'Missing.', fix: `Send ${expectedType(issue.expected)}.` }
      : { path: place, message: issue.message, fix: fixOf(issue) }
  })
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    input,
  )
}

const typeNames: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
  nonoptional: 'a value',
}

const expectedType = (expected: string): string => typeNames[expected] ?? `a value of the type ${expected}`

function fixOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Send ${expectedType(issue.expected)}.`
    case 'invalid_value':
      return `Send ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}.`
    case 'too_small':
      return `Send at least ${issue.minimum}${unitOf(issue.origin)}.`
    case 'too_big':
      return `Send at most ${issue.maximum}${unitOf(issue.origin)}.`
    case 'not_multiple_of':
      return `Send a multiple of ${issue.divisor}.`
    case 'invalid_format':
      return formatFixes[issue.format] ?? issue.message
    default:
      return issue.message
  }
}

const units: Record<string, string> = { string: ' characters', array: ' entries', object: ' members' }

const unitOf = (origin: string): string => units[origin] ?? ''

const formatFixes: Record<string, string> = {
  email: 'Send an e-mail address, such as owner@example.com.',
  uuid: 'Send an id as the API gives it: a UUID.',
  url: 'Send an address, such as https://example.com.',
  datetime: 'Send a time in UTC, such as 2026-11-21T09:30:00Z.',
  date: 'Send a date, such as 2026-11-21.',
}
