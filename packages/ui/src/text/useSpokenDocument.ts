import type { Language } from '@counterflow/core'
import { preferredLanguage } from '@counterflow/i18n'
import type { i18n } from 'i18next'
import { useEffect } from 'react'
import { loadFonts } from '../fonts/load-fonts'

/**
 * Keeps the page in the language that is spoken: its `lang`, and the fonts that it needs.
 * @param remember keeps the language for the next time; stays the same function
 * @param later runs what need not be there at first, such as the fonts of other scripts; stays the same function
 */
export function useSpokenDocument(
  translation: i18n,
  remember: (language: Language) => void,
  later?: (work: () => void) => unknown,
): void {
  useEffect(() => {
    const follow = (language: string) => {
      document.documentElement.lang = language
      const spoken = preferredLanguage([language])
      remember(spoken)
      void loadFonts(spoken, later)
    }
    document.documentElement.lang = translation.language
    translation.on('languageChanged', follow)
    return () => translation.off('languageChanged', follow)
  }, [translation, remember, later])
}
