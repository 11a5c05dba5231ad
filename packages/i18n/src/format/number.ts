import type { Language } from '@counterflow/core'

/** A number with the reader's separators. */
export const formatNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(language).format(value)

/** Several texts as one enumeration: "a, b and c". */
export const formatList = (
  items: readonly string[],
  language: Language,
  type: 'conjunction' | 'disjunction' | 'unit' = 'conjunction',
): string => new Intl.ListFormat(language, { type, style: type === 'unit' ? 'narrow' : 'long' }).format(items)
