import { type MinorUnits, minorUnits } from '../../money/money.js'

/** The most digits that an amount typed at a till has. */
const mostDigits = 12

/** A key of the pad on the screen. */
export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '00' | 'back' | 'clear'

/**
 * The digits after a key of the pad. An amount is typed by its digits alone, from the right as on a cash register:
 * `1`, `2`, `5`, `00` are $125.00 and ₩12,500.
 */
export function afterPadKey(digits: string, key: PadKey): string {
  if (key === 'clear') return ''
  if (key === 'back') return digits.slice(0, -1)
  const next = (digits + key).replace(/^0+/, '')
  return next.length > mostDigits ? digits : next
}

/** The digits in what a keyboard has written into a field, whatever else is in it: signs of a currency, full-width digits. */
export function digitsIn(text: string): string {
  return text.normalize('NFKC').replaceAll(/\D/g, '').replace(/^0+/, '').slice(0, mostDigits)
}

/** The amount that typed digits mean, in minor units; undefined for none. */
export function typedAmount(digits: string): MinorUnits | undefined {
  return /^\d{1,12}$/.test(digits) ? minorUnits(Number(digits)) : undefined
}

/** The digits of an amount, as they would have been typed. */
export function digitsOf(amount: number): string {
  return amount === 0 ? '' : String(Math.abs(amount))
}
