import type { Language } from '@counterflow/core'
import type { KeysOf, Shape } from './catalogues/shape.js'
import type { storefront } from './catalogues/storefront/en.js'
import type { Wording } from './wording.js'

export * from './format/money.js'
export * from './format/time.js'
export * from './language.js'

/** The texts of the storefront: apart from those of the back office, which customers have no use for. */
export type StorefrontCatalogue = Shape<typeof storefront>

/** A dotted key of the storefront's catalogue, such as `store.menu`. */
export type StorefrontKey = KeysOf<typeof storefront>

/** The storefront's texts in one language, and how they are said where that depends on what is put into them. */
export interface StorefrontTexts {
  readonly catalogue: StorefrontCatalogue
  readonly wording?: Wording | undefined
}

const loaders: Record<Language, () => Promise<{ storefront: StorefrontCatalogue; koreanWording?: Wording }>> =
  {
    en: () => import('./catalogues/storefront/en.js'),
    ko: () => import('./catalogues/storefront/ko.js'),
    ja: () => import('./catalogues/storefront/ja.js'),
  }

/** The storefront's texts in `language`, loaded when they are first asked for. */
export async function loadStorefrontTexts(language: Language): Promise<StorefrontTexts> {
  const { storefront, koreanWording } = await loaders[language]()
  return { catalogue: storefront, wording: koreanWording }
}
