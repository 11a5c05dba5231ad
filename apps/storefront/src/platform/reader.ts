import type { Language } from '@counterflow/core'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Translate } from './texts'

/** For whom a page is drawn. */
export interface Reader {
  readonly language: Language
  readonly t: Translate
}

export const ReaderContext = createContext<Reader>({ language: 'en', t: (key) => key })

export const useReader = (): Reader => useContext(ReaderContext)
