import { z } from 'zod'

/** A subject and what happened to it, a whole subject, or everything. */
const shape = /^(?:\*|[a-z][a-z0-9_]*\.(?:\*|[a-z][a-z0-9_]*))$/

/**
 * Which events somebody wants to hear of: one (`order.paid`), all about a subject, those that a later version adds
 * included (`order.*`), or all of them (`*`).
 */
export const eventPatternSchema = z
  .string()
  .max(100)
  .regex(shape, 'Expected an event such as order.paid, all about a subject such as order.*, or *.')
  .meta({ id: 'EventPattern', examples: ['order.paid', 'order.*'] })

/** Whether `pattern` means events of this type. */
export function meansEvent(pattern: string, type: string): boolean {
  if (pattern === '*') return true
  return pattern.endsWith('.*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type
}

/** Whether any of `patterns` means events of this type. */
export function meansAnyEvent(patterns: readonly string[], type: string): boolean {
  return patterns.some((pattern) => meansEvent(pattern, type))
}

/** `patterns` without those that another of them means as well, each once, in their order. */
export function fewestPatterns(patterns: readonly string[]): string[] {
  const once = [...new Set(patterns)]
  return once.filter(
    (pattern) => !once.some((other) => other !== pattern && (other === '*' || meansEvent(other, pattern))),
  )
}
