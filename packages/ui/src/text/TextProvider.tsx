import { type Language, languages } from '@counterflow/core'
import { changeLanguage, localized, type TextKey } from '@counterflow/i18n'
import type { i18n } from 'i18next'
import { type ReactNode, useCallback, useMemo, useSyncExternalStore } from 'react'
import { type Text, TextContext } from './useText'

interface TextProviderProps {
  translation: i18n
  children: ReactNode
}

/**
 * Tells every component below what the catalogues say, in the language that is spoken. Made once for all of them: a canvas
 * asks hundreds of times, and a binding that follows the language in each of them took as long as drawing it.
 */
export function TextProvider({ translation, children }: TextProviderProps) {
  const follow = useCallback(
    (spoken: () => void) => {
      translation.on('languageChanged', spoken)
      return () => translation.off('languageChanged', spoken)
    },
    [translation],
  )
  const spoken = useSyncExternalStore(follow, () => translation.language)
  const text = useMemo(
    () => textOf(translation, languages.find((candidate) => candidate === spoken) ?? 'en'),
    [translation, spoken],
  )
  return <TextContext value={text}>{children}</TextContext>
}

function textOf(translation: i18n, language: Language): Text {
  const translate = translation.getFixedT(language)
  // Looking a text up takes longer than drawing it, and a canvas asks for the same ones a thousand times.
  const fixed = new Map<TextKey, string>()
  const fixedText = (key: TextKey) => {
    const text = fixed.get(key) ?? translate(key, {})
    fixed.set(key, text)
    return text
  }
  return {
    t: (key, values) => (values === undefined ? fixedText(key) : translate(key, values)),
    has: (key): key is TextKey => translation.exists(key),
    local: (text) => localized(text, language),
    language,
    speak: (wanted) => changeLanguage(translation, wanted),
  }
}
