import type { Language } from '@counterflow/core'
import type { KeysOf, Shape } from './catalogues/shape.js'
import type { storefront } from './catalogues/storefront/en.js'

export * from './format/money.js'
export * from './format/time.js'
export * from './language.js'

/** The texts of the storefront: apart from those of the back office, which customers have no use for. */
export type StorefrontCatalogue = Shape<typeof storefront>

/** A dotted key of the storefront's catalogue, such as `store.menu`. */
export type StorefrontKey = KeysOf<typeof storefront>

const loaders: Record<Language, () => Promise<{ storefront: StorefrontCatalogue }>> = {
  en: () => import('./catalogues/storefront/en.js'),
  ko: () => import('./catalogues/storefront/ko.js'),
  ja: () => import('./catalogues/storefront/ja.js'),
}

/** The storefront's texts in `language`, loaded when they are first asked for. */
export const loadStorefrontTexts = async (language: Language): Promise<StorefrontCatalogue> =>
  (await loaders[language]()).storefront
