import type { Language } from '@counterflow/core'

/** A number with the reader's separators. */
export const formatNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(language).format(value)

const sizes = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** An amount of data in the unit that leaves one to three digits before the point: "45 MB", "1.2 GB". */
export function formatBytes(bytes: number, language: Language): string {
  const power = bytes < 1_000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), sizes.length - 1)
  const value = bytes / 1_000 ** power
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: sizes[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  }).format(value)
}

type Enumeration = 'conjunction' | 'disjunction'

/** Making one takes longer than using it, and a canvas enumerates for each of its cards. */
const listFormats = new Map<string, Intl.ListFormat>()

function listFormat(language: Language, type: Enumeration): Intl.ListFormat {
  const key = `${language} ${type}`
  const known = listFormats.get(key)
  if (known !== undefined) return known
  const made = new Intl.ListFormat(language, { type, style: 'long' })
  listFormats.set(key, made)
  return made
}

const commas: Record<Language, string> = { en: ', ', ko: ', ', ja: '、' }

/** Several texts as one enumeration: "a, b and c"; as `unit`, without a last word, for what is no part of a sentence. */
export const formatList = (
  items: readonly string[],
  language: Language,
  type: Enumeration | 'unit' = 'conjunction',
): string => (type === 'unit' ? items.join(commas[language]) : listFormat(language, type).format(items))
