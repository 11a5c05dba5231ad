import { type Language, languageSchema } from '@counterflow/core'

const key = 'counterflow.till.language'

/** The language last spoken at this till. */
export function rememberedLanguage(): Language | undefined {
  try {
    return languageSchema.safeParse(localStorage.getItem(key)).data
  } catch {
    // A private window may forbid storage; another page says so.
    return undefined
  }
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language)
  } catch {
    // As above.
  }
}
