import { z } from 'zod'

export const currencies = [
  'AUD',
  'BHD',
  'CAD',
  'CHF',
  'CNY',
  'EUR',
  'GBP',
  'HKD',
  'JPY',
  'KRW',
  'KWD',
  'SGD',
  'TWD',
  'USD',
] as const

export const currencySchema = z
  .enum(currencies, { error: `Expected an ISO 4217 code in capitals, one of ${currencies.join(', ')}.` })
  .meta({ id: 'Currency' })

/** An ISO 4217 code of a currency that a shop may use. */
export type Currency = z.infer<typeof currencySchema>

export { exponentOf } from './exponent.js'
