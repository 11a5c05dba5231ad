import type { z } from 'zod'

export const fileFaultCodes = [
  'not_json',
  'not_a_workflow',
  'newer_schema',
  'unknown_schema',
  'missing',
  'unknown_field',
  'wrong_type',
  'wrong_choice',
  'wrong_format',
  'too_long',
  'too_short',
  'too_many',
  'too_few',
  'too_high',
  'too_low',
  'null_character',
  'half_character',
  'reserved_name',
  'nested_too_deeply',
] as const

/**
 * Why a text is no workflow file, at one place of it. `path` leads there from the root; `values` fill the words that
 * screens have for the code.
 */
export interface FileFault {
  readonly code: (typeof fileFaultCodes)[number]
  readonly path: readonly (string | number)[]
  readonly values: Readonly<Record<string, string | number>>
}

type Issue = z.core.$ZodIssue
type Verdict = Pick<FileFault, 'code' | 'values'>

/** What an issue of zod comes to for whoever wrote the file. */
export function faultOf(issue: Issue, isMissing: boolean): Verdict {
  switch (issue.code) {
    case 'unrecognized_keys':
      return { code: 'unknown_field', values: {} }
    case 'invalid_type':
      return isMissing
        ? { code: 'missing', values: {} }
        : { code: 'wrong_type', values: { expected: typeWord(issue.expected) } }
    case 'invalid_value':
      return isMissing
        ? { code: 'missing', values: {} }
        : {
            code: 'wrong_choice',
            values: { choices: issue.values.map((value) => JSON.stringify(value)).join(', ') },
          }
    case 'too_big':
      return { code: bigger[issue.origin] ?? 'too_high', values: { limit: Number(issue.maximum) } }
    case 'too_small':
      return { code: smaller[issue.origin] ?? 'too_low', values: { limit: Number(issue.minimum) } }
    default:
      return isMissing ? { code: 'missing', values: {} } : { code: 'wrong_format', values: {} }
  }
}

const bigger: Readonly<Record<string, FileFault['code']>> = { string: 'too_long', array: 'too_many' }
const smaller: Readonly<Record<string, FileFault['code']>> = { string: 'too_short', array: 'too_few' }

const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  int: 'integer',
  boolean: 'boolean',
  array: 'list',
  object: 'object',
  record: 'object',
}

const typeWord = (expected: string): string => types[expected] ?? 'unknown'
