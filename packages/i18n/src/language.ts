import { type Language, type LocalizedText, languages } from '@counterflow/core'

/** Every language by its own name. */
export const languageNames: Record<Language, string> = { en: 'English', ko: '한국어', ja: '日本語' }

/** The first language of `wanted` (as a browser or an account states them) that the product speaks. */
export function preferredLanguage(wanted: readonly (string | null | undefined)[]): Language {
  for (const tag of wanted) {
    const primary = tag?.toLowerCase().split('-')[0]
    const language = languages.find((candidate) => candidate === primary)
    if (language) return language
  }
  return 'en'
}

/** The text of `text` in `language`. */
export const localized = (text: LocalizedText, language: Language): string => text[language] || text.en
