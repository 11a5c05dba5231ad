import type { Language } from '../text/languages.js'
import { exponentOf } from './exponent.js'
import type { Money } from './money.js'

const formats = new Map<string, Intl.NumberFormat>()

function formatFor(language: Language, currency: string): Intl.NumberFormat {
  const key = `${language} ${currency}`
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.NumberFormat(language, { style: 'currency', currency })
  formats.set(key, format)
  return format
}

/**
 * The decimal digits of an amount in minor units, exactly: 1250 with exponent 2 is "12.50".
 * Text, because a floating-point number would round large amounts.
 */
export function decimalOf(amount: number, exponent: number): string {
  const digits = Math.abs(amount)
    .toString()
    .padStart(exponent + 1, '0')
  const sign = amount < 0 ? '-' : ''
  const whole = digits.slice(0, digits.length - exponent)
  return exponent === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-exponent)}`
}

const isDecimal = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text)

/** An amount as the reader of `language` writes it, with the symbol of its currency: "₩125,000", "$12.50". */
export function formatMoney(money: Pick<Money, 'currency'> & { amount: number }, language: Language): string {
  const decimal = decimalOf(money.amount, exponentOf(money.currency))
  return formatFor(language, money.currency).format(isDecimal(decimal) ? decimal : money.amount)
}
