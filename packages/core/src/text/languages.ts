/** The languages every screen, receipt and e-mail is written in. */
export const languages = ['en', 'ko', 'ja'] as const

/** One of the languages every screen, receipt and e-mail is written in. */
export type Language = (typeof languages)[number]
