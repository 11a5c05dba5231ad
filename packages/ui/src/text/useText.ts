import type { Language, LocalizedText } from '@counterflow/core'
import type { TextKey, Translate } from '@counterflow/i18n'
import { createContext, useContext } from 'react'

export interface Text {
  t: Translate
  /** Tells whether the catalogues know `key`, for keys that come from outside. */
  has: (key: string) => key is TextKey
  /** The text of a plugin or a product in the reader's language. */
  local: (text: LocalizedText) => string
  language: Language
  speak: (language: Language) => Promise<void>
}

export const TextContext = createContext<Text | undefined>(undefined)

/** The catalogues in the reader's language: the same object for as long as that is spoken. */
export function useText(): Text {
  const text = useContext(TextContext)
  if (text === undefined) throw new Error('There is no TextProvider around this component.')
  return text
}
