import {
  deepestNesting,
  findUnstorable as find,
  jsonPointer,
  unstorableText as reasonOf,
  type UnstorableReason,
} from '@counterflow/core'
import type { FieldError } from '../problems/problem.js'

type Words = Omit<FieldError, 'path'>

const words: Record<UnstorableReason, Words> = {
  null_character: {
    code: 'null_character',
    message: 'Contains the character U+0000.',
    fix: 'Remove the character U+0000 (\\u0000).',
  },
  half_character: {
    code: 'half_character',
    message: 'Contains half of a surrogate pair.',
    fix: 'Send whole characters: a \\ud800 to \\udbff escape needs its \\udc00 to \\udfff.',
  },
  reserved_name: {
    code: 'reserved_name',
    message: 'A reserved name.',
    fix: 'Remove the member __proto__.',
  },
  nested_too_deeply: {
    code: 'nested_too_deeply',
    params: { maximum: deepestNesting },
    message: 'Nested too deeply.',
    fix: `Nest objects and lists at most ${deepestNesting} deep.`,
  },
}

/** What of an otherwise valid JSON value can not be kept, and what to send instead. */
export function findUnstorable(value: unknown): FieldError[] {
  return find(value).map(({ path, reason }) => ({ path: jsonPointer(path), ...words[reason] }))
}

/** Why `text` cannot be stored, or undefined when it can. */
export function unstorableText(text: string): Words | undefined {
  const reason = reasonOf(text)
  return reason === undefined ? undefined : words[reason]
}
