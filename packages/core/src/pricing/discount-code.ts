import { z } from 'zod'

/**
 * A discount's code as it is looked up by: customers type it in small letters, or in the full width of a Japanese
 * keyboard, and mean the same.
 */
export function discountCodeKey(code: string): string {
  return code.normalize('NFKC').trim().toUpperCase()
}

const longestCode = 40

/** A code as it is kept: in capitals, of letters and digits of any script and a few signs, without spaces. */
export const discountCodeSchema = z
  .string()
  .max(longestCode)
  .transform(discountCodeKey)
  .pipe(
    z
      .string()
      .min(2, 'Expected at least two characters.')
      .max(longestCode)
      .regex(
        /^[\p{L}\p{M}\p{N}_.-]+$/u,
        'Expected letters, digits, hyphens, dots or underscores, without spaces.',
      ),
  )

/** Digits and letters that nobody mistakes for each other, without vowels, so that no words come about. */
const alphabet = '23456789BCDFGHJKMNPQRSTVWXYZ'

/** How many random bytes a new code is made of. */
export const discountCodeBytes = 8

/**
 * A new code of eight characters, behind `prefix` and a hyphen where there is one: `THANKS-7K3Q9XWD`.
 * @param random at least `discountCodeBytes` that nobody can foresee.
 */
export function newDiscountCode(random: Uint8Array, prefix = ''): string {
  const characters = [...random.subarray(0, discountCodeBytes)].map((byte) =>
    alphabet.charAt(byte % alphabet.length),
  )
  const key = discountCodeKey(prefix)
  return `${key}${key === '' ? '' : '-'}${characters.join('')}`
}
