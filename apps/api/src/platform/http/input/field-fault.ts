import type { z } from 'zod'
import type { FieldError } from '../problems/problem.js'

type Issue = z.core.$ZodIssue
type Fault = Required<Pick<FieldError, 'code' | 'fix'>> & Pick<FieldError, 'params'>

/** What zod found, as a stable code with its figures, and how to mend it. */
export function faultOf(issue: Issue): Fault {
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'wrong_type', params: { expected: issue.expected }, fix: expected(issue.expected) }
    case 'invalid_value': {
      const fix = `Send ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}.`
      return { code: 'not_an_option', params: { options: issue.values.map(String) }, fix }
    }
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'not_multiple_of':
      return {
        code: 'not_a_multiple',
        params: { divisor: issue.divisor },
        fix: `Send a multiple of ${issue.divisor}.`,
      }
    case 'invalid_format':
      return {
        code: 'invalid_format',
        params: { format: issue.format },
        fix: formatFixes[issue.format] ?? issue.message,
      }
    case 'custom':
      return { ...namedFault(issue.params), fix: issue.message }
    default:
      return { code: 'invalid_value', fix: issue.message }
  }
}

/** A rule of ours names its code in `params` of its `refine`; one without is told by its text only. */
function namedFault({ code, ...rest }: Record<string, unknown> = {}): Omit<Fault, 'fix'> {
  if (typeof code !== 'string') return { code: 'invalid_value' }
  const figures = Object.entries(rest).flatMap(([name, value]) =>
    typeof value === 'number' || typeof value === 'string' ? [[name, value] as const] : [],
  )
  return figures.length === 0 ? { code } : { code, params: Object.fromEntries(figures) }
}

type Limit = 'number' | 'text' | 'list'

const limits: Record<string, Limit> = { string: 'text', array: 'list', set: 'list', object: 'list' }

const tooSmallCodes: Record<Limit, string> = { number: 'too_small', text: 'too_short', list: 'too_few' }
const tooBigCodes: Record<Limit, string> = { number: 'too_big', text: 'too_long', list: 'too_many' }

const limitOf = (origin: string): Limit => limits[origin] ?? 'number'

function tooSmall({ origin, minimum, inclusive }: Extract<Issue, { code: 'too_small' }>): Fault {
  if (inclusive === false) {
    const least = Number(minimum)
    return { code: 'not_above', params: { limit: least }, fix: `Send more than ${least}.` }
  }
  const fix = `Send at least ${minimum}${unitOf(origin)}.`
  return { code: tooSmallCodes[limitOf(origin)], params: { minimum: Number(minimum) }, fix }
}

function tooBig({ origin, maximum, inclusive }: Extract<Issue, { code: 'too_big' }>): Fault {
  if (inclusive === false) {
    const most = Number(maximum)
    return { code: 'not_below', params: { limit: most }, fix: `Send less than ${most}.` }
  }
  const fix = `Send at most ${maximum}${unitOf(origin)}.`
  return { code: tooBigCodes[limitOf(origin)], params: { maximum: Number(maximum) }, fix }
}

const units: Record<string, string> = { string: ' characters', array: ' entries', object: ' members' }

const unitOf = (origin: string): string => units[origin] ?? ''

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

const expected = (type: string): string => `Send ${typeNames[type] ?? `a value of the type ${type}`}.`

const formatFixes: Record<string, string> = {
  email: 'Send an e-mail address, such as owner@example.com.',
  uuid: 'Send an id as the API gives it: a UUID.',
  url: 'Send an address, such as https://example.com.',
  datetime: 'Send a time in UTC, such as 2026-11-21T09:30:00Z.',
  date: 'Send a date, such as 2026-11-21.',
}
