import { type Json, shopValuesSchema } from '@counterflow/core'
import { disputeFeeOf, languageOf, type ShopConfiguration } from './shop-settings.js'

/** What references and templates of a workflow find under `shop`. */
export function shopValuesOf(shop: ShopConfiguration): Json {
  const { name, currency, timeZone } = shop
  const language = languageOf(shop)
  return shopValuesSchema.parse({ name, currency, timeZone, language, disputeFee: disputeFeeOf(shop) })
}
