import type { Language } from '@counterflow/core'
import { addTexts, canvasTexts, createTranslationOf, officeTexts, sharedTexts } from '@counterflow/i18n'
import type { i18n } from 'i18next'

/** What the frame and the canvas say; whatever else there is to say is loaded before a page that says it. */
export const createFirstTexts = (language: Language): Promise<i18n> =>
  createTranslationOf(language, [sharedTexts, canvasTexts])

/** Loads what all pages say, once, however often it is asked for; after a failure it is tried again. */
export function remainingTexts(translation: i18n): () => Promise<void> {
  let loading: Promise<void> | undefined
  return () => {
    loading ??= addTexts(translation, officeTexts).catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
}
