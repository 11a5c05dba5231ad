import { findJsonSyntaxError, type Json, withStorableTexts } from '@counterflow/core'
import type { FieldError } from '../problems/problem.js'
import { Problem } from '../problems/problem.js'
import { expectedWords } from './expected-json.js'
import { invalidInput } from './invalid-input.js'
import { findUnstorable } from './storable-text.js'

const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * Parses the bytes of a JSON body; nothing at all is undefined.
 * @param takesAnyText whether its texts may hold what no column could
 * @throws Problem that says where the body is wrong.
 */
export function parseJsonBody(bytes: Buffer, takesAnyText = false): Json | undefined {
  if (bytes.length === 0) return undefined
  const value = parse(decode(bytes))
  const found: FieldError[] = findUnstorable(value)
  const errors = found.length > 0 && takesAnyText ? findUnstorable(withStorableTexts(value)) : found
  if (errors.length > 0) throw invalidInput(errors)
  return value
}

function decode(bytes: Buffer): string {
  try {
    return decoder.decode(bytes)
  } catch (cause) {
    throw new Problem({
      type: 'malformed-json',
      status: 400,
      title: 'The body is not JSON',
      detail: 'The body is not valid UTF-8 text.',
      fix: 'Encode the body as UTF-8.',
      cause,
    })
  }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const { line, column, expected } = findJsonSyntaxError(text)
    throw new Problem({
      type: 'malformed-json',
      status: 400,
      title: 'The body is not JSON',
      detail: `The body stops being JSON at line ${line}, column ${column}: expected ${expectedWords[expected]}.`,
      fix: `Correct line ${line}, column ${column}.`,
      extra: { line, column },
      cause,
    })
  }
}
