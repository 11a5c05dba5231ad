/** More digits than this no drawer holds. */
const mostDigits = 11

/** The minor units that the digits of `text` stand for, whatever else is in it: a till's amounts grow from the right. */
export function typedAmount(text: string): number {
  const digits = text
    .normalize('NFKC')
    .replaceAll(/[^0-9]/g, '')
    .replace(/^0+/, '')
  return Number(digits.slice(0, mostDigits) || '0')
}
