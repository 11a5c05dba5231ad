import { z } from 'zod'

/** The languages every screen, receipt and e-mail is written in. */
export const languages = ['en', 'ko', 'ja'] as const

export const languageSchema = z.enum(languages)

/** One of the languages every screen, receipt and e-mail is written in. */
export type Language = z.infer<typeof languageSchema>

export const localizedTextSchema = z
  .strictObject({ en: z.string().min(1), ko: z.string().min(1), ja: z.string().min(1) })
  .meta({ id: 'LocalizedText' })

/** A text in each of the product's languages. English is the one to fall back to. */
export type LocalizedText = z.infer<typeof localizedTextSchema>
