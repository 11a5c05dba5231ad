import type { Language } from '@counterflow/core'
import i18next, { type i18n } from 'i18next'
import { en } from './catalogues/en.js'
import type { KeysOf, Shape } from './catalogues/shape.js'
import { PlainFirst } from './plain-first.js'

export type Catalogue = Shape<typeof en>

/** A dotted key of the catalogues, such as `orders.title`. */
export type TextKey = KeysOf<typeof en>

export type TextValues = Record<string, string | number>

/** Gives the text of a key in the reader's language, its placeholders filled. */
export type Translate = (key: TextKey, values?: TextValues) => string

const loaders: Record<Language, () => Promise<Catalogue>> = {
  en: async () => en,
  ko: async () => (await import('./catalogues/ko.js')).ko,
  ja: async () => (await import('./catalogues/ja.js')).ja,
}

/** The catalogue of `language`; Korean and Japanese are loaded when they are first asked for. */
export const loadCatalogue = (language: Language): Promise<Catalogue> => loaders[language]()

/** A translator that speaks `language`, falling back to English. It is ready when the promise resolves. */
export async function createTranslation(language: Language): Promise<i18n> {
  const translation = i18next.createInstance().use(PlainFirst)
  await translation.init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
  })
  await changeLanguage(translation, language)
  return translation
}

/** Loads the catalogue of `language` if need be, and speaks it from then on. */
export async function changeLanguage(translation: i18n, language: Language): Promise<void> {
  if (!translation.hasResourceBundle(language, 'translation')) {
    translation.addResourceBundle(language, 'translation', await loadCatalogue(language))
  }
  await translation.changeLanguage(language)
}
