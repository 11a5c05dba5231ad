/**
 * Reads a decimal text as minor units, exactly: "12.5" with exponent 2 is 1250.
 * Undefined for what is no amount: empty text, letters, more digits than the currency has.
 */
export function minorUnitsOf(text: string, exponent: number): number | undefined {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text.trim())
  if (match === null) return undefined
  const [, sign = '', whole = '', fraction = ''] = match
  if (fraction.length > exponent) return undefined
  const amount = Number(`${sign}${whole}${fraction.padEnd(exponent, '0')}`)
  return Number.isSafeInteger(amount) ? amount : undefined
}
