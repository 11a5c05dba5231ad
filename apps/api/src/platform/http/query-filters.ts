import { z } from 'zod'

/**
 * Any of several values in one parameter of an address, parted by commas.
 * @param of the choices, parted by `, `, or what the values are
 */
export const anyOfInQuery = <Schema extends z.ZodType>(schema: Schema, of: string) =>
  z
    .string()
    .max(1_000)
    .meta({ description: `One or several of: ${of}; parted by commas.`, ...choicesOf(of) })
    .transform((text, context): z.output<Schema> => {
      const parsed = schema.safeParse(text.split(',').filter((part) => part.trim() !== ''))
      if (parsed.success) return parsed.data
      const message = `Expected one or several of: ${of}; parted by commas.`
      context.addIssue({ code: 'custom', message, params: { code: 'not_an_option' } })
      return z.NEVER
    })
    .optional()

function choicesOf(of: string) {
  const choices = of.split(', ')
  if (choices.length < 2) return {}
  const one = `(${choices.join('|')})`
  return { pattern: `^${one}(,${one})*$`, examples: [choices.slice(0, 2).join(',')] }
}

/** Yes or no. */
export const flagInQuery = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .optional()

const wholeInQuery = (most: number) => z.coerce.number().int().min(0).max(most).optional()

/** An end of a range of amounts. */
export const amountInQuery = wholeInQuery(Number.MAX_SAFE_INTEGER).meta({
  description: "In minor units of the shop's currency.",
})

/** An end of a range of numbers of something. */
export const countInQuery = wholeInQuery(2_147_483_647)
