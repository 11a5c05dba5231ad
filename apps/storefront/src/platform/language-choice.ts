import type { Language } from '@counterflow/core'

const aYear = 31_536_000

/** Keeps the language for the next pages; the server reads it to draw them. */
export function rememberLanguage(language: Language): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
  document.cookie = `language=${language}; path=/; max-age=${aYear}; samesite=lax`
}
