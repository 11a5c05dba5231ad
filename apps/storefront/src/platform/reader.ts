import type { Schemas } from '@counterflow/api-client'
import type { Language, LocalizedText } from '@counterflow/core'
import { formatMoney, localized } from '@counterflow/i18n/storefront'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Translate } from './texts'

/** For whom a page is drawn. */
export interface Reader {
  readonly language: Language
  readonly t: Translate
}

export const ReaderContext = createContext<Reader>({ language: 'en', t: (key) => key })

/** The reader, with what is written for them. */
export function useReader() {
  const { language, t } = useContext(ReaderContext)
  return {
    language,
    t,
    local: (text: LocalizedText) => localized(text, language),
    money: (amount: Schemas['Money']) => formatMoney(amount, language),
  }
}
