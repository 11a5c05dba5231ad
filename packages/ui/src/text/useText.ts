import { type Language, type LocalizedText, languages } from '@counterflow/core'
import { changeLanguage, localized, type TextKey, type Translate } from '@counterflow/i18n'
import type { i18n } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

export interface Text {
  t: Translate
  /** Tells whether the catalogues know `key`, for keys that come from outside. */
  has: (key: string) => key is TextKey
  /** The text of a plugin or a product in the reader's language. */
  local: (text: LocalizedText) => string
  language: Language
  speak: (language: Language) => Promise<void>
}

/** Texts without placeholders, by language. */
const fixed = new WeakMap<i18n, Map<Language, Map<TextKey, string>>>()

/** Looking a text up takes longer than drawing it, and a canvas asks for the same ones a thousand times. */
function fixedTexts(translation: i18n, language: Language): Map<TextKey, string> {
  const languages = fixed.get(translation) ?? new Map<Language, Map<TextKey, string>>()
  fixed.set(translation, languages)
  const texts = languages.get(language) ?? new Map<TextKey, string>()
  languages.set(language, texts)
  return texts
}

/** The catalogues in the reader's language. */
export function useText(): Text {
  const { i18n } = useTranslation()
  const language = languages.find((candidate) => candidate === i18n.language) ?? 'en'
  return useMemo(() => {
    const texts = fixedTexts(i18n, language)
    // Not the hook's own function: where something else is drawn between a change of language and its telling, that
    // one still speaks the language before, and what it says would be kept as this one's.
    const t = i18n.getFixedT(language)
    const fixedText = (key: TextKey) => {
      const text = texts.get(key) ?? t(key, {})
      texts.set(key, text)
      return text
    }
    return {
      t: (key, values) => (values === undefined ? fixedText(key) : t(key, values)),
      has: (key): key is TextKey => i18n.exists(key),
      local: (text) => localized(text, language),
      language,
      speak: (wanted) => changeLanguage(i18n, wanted),
    }
  }, [i18n, language])
}
