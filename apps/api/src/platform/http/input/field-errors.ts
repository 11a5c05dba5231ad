import { plainIssues } from '@counterflow/core'
import type { z } from 'zod'
import type { FieldError } from '../problems/problem.js'
import { faultOf } from './field-fault.js'

type Issue = z.core.$ZodIssue

/** How a place in the input is named in a problem: as a JSON Pointer, or by a parameter's name. */
export type NamePath = (path: readonly PropertyKey[]) => string

/** What is wrong with `input` and how to mend it, one entry a field. */
export function fieldErrors(issues: readonly Issue[], input: unknown, namePath: NamePath): FieldError[] {
  return plainIssues(issues).map(({ path, issue }) => {
    const place = namePath(path)
    if (issue.code === 'unrecognized_keys') {
      const fix = `Remove ${String(path.at(-1))}.`
      return { path: place, code: 'unknown_field', message: 'Unknown field.', fix }
    }
    const missing = issue.code === 'invalid_type' && valueAt(input, path) === undefined
    const { code, params, fix } = faultOf(issue)
    return missing
      ? { path: place, code: 'missing', message: 'Missing.', fix }
      : { path: place, code, ...(params === undefined ? {} : { params }), message: issue.message, fix }
  })
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    input,
  )
}
