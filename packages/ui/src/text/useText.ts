import { type Language, type LocalizedText, languages } from '@counterflow/core'
import { changeLanguage, localized, type TextKey, type Translate } from '@counterflow/i18n'
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

/** The catalogues in the reader's language. */
export function useText(): Text {
  const { t, i18n } = useTranslation()
  const language = languages.find((candidate) => candidate === i18n.language) ?? 'en'
  return useMemo(
    () => ({
      t: (key, values) => t(key, values ?? {}),
      has: (key): key is TextKey => i18n.exists(key),
      local: (text) => localized(text, language),
      language,
      speak: (wanted) => changeLanguage(i18n, wanted),
    }),
    [t, i18n, language],
  )
}
