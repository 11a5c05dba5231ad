import { z } from 'zod'

/** The fewest and the most digits of a PIN. */
export const pinDigits = { fewest: 4, most: 6 } as const

/**
 * Whether a PIN is one of the first that anybody would try: one digit or a pair over and over, or digits in a row.
 * @example isObviousPin('1234') // true
 */
export function isObviousPin(pin: string): boolean {
  const digits = [...pin].map(Number)
  const steps = digits.slice(1).map((digit, index) => digit - (digits[index] ?? digit))
  const inRow = [0, 1, -1].some((step) => steps.every((other) => other === step))
  const pair = pin.slice(0, 2)
  const repeats = pin.length % 2 === 0 && pair.repeat(pin.length / 2) === pin
  const half = pin.slice(0, pin.length / 2)
  const twice = pin.length === 6 && half.repeat(2) === pin
  return inRow || repeats || twice || known.has(pin)
}

/** Others that people choose by hundreds. */
const known = new Set(['1230', '7890', '0987', '2580', '1004', '1122', '112233', '123123', '147258'])

export const pinSchema = z
  .string()
  .regex(/^[0-9]{4,6}$/, 'Enter 4 to 6 digits.')
  .refine((pin) => !isObviousPin(pin), {
    error: 'Anybody would try this PIN first. Choose digits that follow no pattern.',
    params: { code: 'obvious_pin' },
  })
  .meta({ examples: ['4071'] })

/** How many times PBKDF2 is repeated for a PIN: some tenths of a second for each guess on a tablet. */
export const pinIterations = 600_000
