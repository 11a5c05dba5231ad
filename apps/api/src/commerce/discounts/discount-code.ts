import { z } from 'zod'

/** The code as it is looked up by: customers type it in small letters, or in the full width of a Japanese keyboard. */
export function discountCodeKey(code: string): string {
  return code.normalize('NFKC').trim().toUpperCase()
}

/** A code as it is shown: in capitals, with letters and digits of any script and a few signs, without spaces. */
export const discountCodeSchema = z
  .string()
  .transform(discountCodeKey)
  .pipe(
    z
      .string()
      .min(2)
      .max(40)
      .regex(
        /^[\p{L}\p{N}_.-]+$/u,
        'Expected letters, digits, hyphens, dots or underscores, without spaces.',
      ),
  )
