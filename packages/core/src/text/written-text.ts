import { z } from 'zod'
import { type Language, type LocalizedText, languages } from './localized-text.js'

/**
 * A text as people write it: in one language at least, up to `longest` characters in each.
 * @see completeText
 */
export function writtenTextSchema(longest: number) {
  const text = z.string().trim().max(longest).optional()
  return z
    .strictObject({ en: text, ko: text, ja: text })
    .refine((written) => languages.some((language) => (written[language] ?? '') !== ''), {
      error: 'Expected a text in one language at least.',
      params: { code: 'no_text' },
    })
}

/** A text as it was written: languages may be missing. */
export type WrittenText = { readonly [Key in Language]?: string | undefined }

/** `written` in every language: the one that is `preferred` stands in for those that are missing, or else the first. */
export function completeText(written: WrittenText, preferred: Language): LocalizedText {
  const fallback =
    [preferred, ...languages].map((language) => written[language]).find((text) => (text ?? '') !== '') ?? ''
  const of = (language: Language) => written[language] || fallback
  return { en: of('en'), ko: of('ko'), ja: of('ja') }
}
