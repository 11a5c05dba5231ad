import type { Currency } from '../money/currency.js'

const currencyOf: Partial<Record<string, Currency>> = {
  AU: 'AUD',
  CA: 'CAD',
  CH: 'CHF',
  CN: 'CNY',
  GB: 'GBP',
  HK: 'HKD',
  JP: 'JPY',
  KR: 'KRW',
  KW: 'KWD',
  LI: 'CHF',
  SG: 'SGD',
  TW: 'TWD',
  US: 'USD',
}
const euro = new Set('AD AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MC MT NL PT SI SK SM VA'.split(' '))

/**
 * What a business in `countryCode` sells in (R81): `usualCurrencyOf('JP')` is JPY; undefined where we know no currency
 * that a shop may use.
 */
export function usualCurrencyOf(countryCode: string): Currency | undefined {
  return euro.has(countryCode) ? 'EUR' : currencyOf[countryCode]
}
