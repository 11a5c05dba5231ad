import type { FieldError } from '../problems/problem.js'
import { jsonPointer } from './json-pointer.js'

const deepest = 200
const mostErrors = 20

/**
 * What PostgreSQL cannot store, or no program expects, in an otherwise valid JSON value: the character U+0000,
 * half of a surrogate pair, a member named `__proto__`, and nesting without end.
 */
export function findUnstorable(value: unknown): FieldError[] {
  const errors: FieldError[] = []
  visit(value, [], errors)
  return errors
}

/** Why `text` cannot be stored, or undefined when it can. */
export function unstorableText(text: string): { message: string; fix: string } | undefined {
  if (text.includes('\0')) {
    return { message: 'Contains the character U+0000.', fix: 'Remove the character U+0000 (\\u0000).' }
  }
  if (!text.isWellFormed()) {
    return {
      message: 'Contains half of a surrogate pair.',
      fix: 'Send whole characters: a \\ud800 to \\udbff escape needs its \\udc00 to \\udfff.',
    }
  }
  return undefined
}

function visit(value: unknown, path: PropertyKey[], errors: FieldError[]): void {
  if (errors.length >= mostErrors) return
  if (typeof value === 'string') report(unstorableText(value), path, errors)
  if (typeof value !== 'object' || value === null) return
  if (path.length >= deepest) {
    const fix = `Nest objects and lists at most ${deepest} deep.`
    errors.push({ path: jsonPointer(path), message: 'Nested too deeply.', fix })
    return
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) visit(item, [...path, index], errors)
    return
  }
  for (const [name, member] of Object.entries(value)) {
    const memberPath = [...path, name]
    report(unstorableName(name), memberPath, errors)
    visit(member, memberPath, errors)
  }
}

function unstorableName(name: string): { message: string; fix: string } | undefined {
  if (name === '__proto__') return { message: 'A reserved name.', fix: 'Remove the member __proto__.' }
  return unstorableText(name)
}

function report(
  found: { message: string; fix: string } | undefined,
  path: PropertyKey[],
  errors: FieldError[],
): void {
  if (found !== undefined) errors.push({ path: jsonPointer(path), ...found })
}
