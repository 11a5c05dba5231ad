import { moneyIn } from '../money/money.js'

interface Difference {
  readonly place: string
  readonly isWritten: boolean
}

/**
 * Where the settings of a step differ, if that is in one value that somebody writes: a text, a number, an amount or a
 * template. Undefined where anything else happened, such as a line that came, went or moved. What is written at one
 * place in a row is one edit, and everything else is one by itself.
 */
export function writtenPlace(before: unknown, after: unknown): string | undefined {
  const [only, ...others] = differences(before, after, [])
  return only?.isWritten && others.length === 0 ? only.place : undefined
}

function differences(before: unknown, after: unknown, path: readonly (string | number)[]): Difference[] {
  if (Object.is(before, after)) return []
  const whole = (isWritten: boolean) => [{ place: path.join('/'), isWritten }]
  // What is taken away has to be brought back by itself.
  if (isText(after) && (isText(before) || before === undefined || before === null)) return whole(true)
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length !== after.length) return whole(false)
    return before.flatMap((part, index) => differences(part, after[index], [...path, index]))
  }
  if (!isParted(before) || !isParted(after)) return whole(false)
  const beforeParts = new Map(Object.entries(before))
  const afterParts = new Map(Object.entries(after))
  return [...new Set([...beforeParts.keys(), ...afterParts.keys()])].flatMap((key) =>
    differences(beforeParts.get(key), afterParts.get(key), [...path, key]),
  )
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is written with the keyboard, as far as it stands for itself. */
const isText = (value: unknown) =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  moneyIn(value) !== undefined ||
  (isObject(value) && '$template' in value)

/** What is looked into; a reference is chosen as a whole. */
const isParted = (value: unknown): value is object => isObject(value) && !('$ref' in value)
