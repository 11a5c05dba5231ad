import { z } from 'zod'
import { languages } from './languages.js'

export { type Language, languages } from './languages.js'

export const languageSchema = z.enum(languages)

export const localizedTextSchema = z
  .strictObject({ en: z.string().min(1), ko: z.string().min(1), ja: z.string().min(1) })
  .meta({ id: 'LocalizedText' })

/** A text in each of the product's languages. English is the one to fall back to. */
export type LocalizedText = z.infer<typeof localizedTextSchema>
