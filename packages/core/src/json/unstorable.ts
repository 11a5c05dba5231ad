const deepest = 200
const mostFound = 20

/** Why a value of otherwise valid JSON can not be kept. */
export type UnstorableReason = 'null_character' | 'half_character' | 'reserved_name' | 'nested_too_deeply'

/** A place in a JSON value with something that can not be kept. */
export interface Unstorable {
  readonly path: readonly (string | number)[]
  readonly reason: UnstorableReason
}

/** How deep objects and lists may lie inside each other. */
export const deepestNesting = deepest

/**
 * What PostgreSQL cannot store, or no program expects, in an otherwise valid JSON value: the character U+0000,
 * half of a surrogate pair, a member named `__proto__`, and nesting without end. Twenty places at most.
 */
export function findUnstorable(value: unknown): Unstorable[] {
  const found: Unstorable[] = []
  visit(value, [], found)
  return found
}

/** Why `text` cannot be stored, or undefined when it can. */
export function unstorableText(text: string): UnstorableReason | undefined {
  if (text.includes('\0')) return 'null_character'
  return text.isWellFormed() ? undefined : 'half_character'
}

/** What stands for a character that cannot be kept. */
const replacement = '\ufffd'

/** The same value with texts that can be kept: each character that cannot stands as U+FFFD, and no text changes its length. */
export function withStorableTexts(value: unknown): unknown {
  return mended(value, 0)
}

/** The same of one text. */
export const storableText = (text: string): string => text.replaceAll('\0', replacement).toWellFormed()

function mended(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return storableText(value)
  if (typeof value !== 'object' || value === null || depth > deepest) return value
  if (Array.isArray(value)) return value.map((item) => mended(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [storableText(name), mended(member, depth + 1)]),
  )
}

function visit(value: unknown, path: (string | number)[], found: Unstorable[]): void {
  if (found.length >= mostFound) return
  if (typeof value === 'string') report(unstorableText(value), path, found)
  if (typeof value !== 'object' || value === null) return
  if (path.length >= deepest) {
    report('nested_too_deeply', path, found)
    return
  }
  // One path for the whole walk: every delivery is walked, and hardly one has anything to report.
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      path.push(index)
      visit(item, path, found)
      path.pop()
    }
    return
  }
  for (const [name, member] of Object.entries(value)) {
    path.push(name)
    report(name === '__proto__' ? 'reserved_name' : unstorableText(name), path, found)
    visit(member, path, found)
    path.pop()
  }
}

function report(
  reason: UnstorableReason | undefined,
  path: readonly (string | number)[],
  found: Unstorable[],
): void {
  if (reason !== undefined) found.push({ path: [...path], reason })
}
