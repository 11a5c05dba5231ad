import { z } from 'zod'

/** Any of several values in one parameter of an address, parted by commas. */
export const anyOfInQuery = <Schema extends z.ZodType>(schema: Schema, of: string) =>
  z
    .string()
    .max(1_000)
    .meta({ description: `One or several of: ${of}; parted by commas.` })
    .transform((text, context): z.output<Schema> => {
      const parsed = schema.safeParse(text.split(',').filter((part) => part.trim() !== ''))
      if (parsed.success) return parsed.data
      context.addIssue({ code: 'custom', message: `Expected one or several of: ${of}; parted by commas.` })
      return z.NEVER
    })
    .optional()

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
