import type { Language } from '@counterflow/core'
import {
  addTexts,
  canvasTexts,
  createTranslationOf,
  officeTexts,
  problemTexts,
  sharedTexts,
  type Texts,
} from '@counterflow/i18n'
import type { i18n } from 'i18next'

/**
 * What the frame and the canvas say; whatever else there is to say is loaded before a page that says it. In English
 * the API's own words are shown for a problem, and ours are not waited for.
 */
export const createFirstTexts = (language: Language): Promise<i18n> =>
  createTranslationOf(language, [sharedTexts, canvasTexts, ...(language === 'en' ? [] : [problemTexts])])

/** Loads what all pages say, once, however often it is asked for; after a failure it is tried again. */
export function remainingTexts(translation: i18n): () => Promise<void> {
  let loading: Promise<void> | undefined
  return () => {
    loading ??= addAll(translation, [officeTexts, problemTexts]).catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
}

async function addAll(translation: i18n, texts: readonly Texts[]): Promise<void> {
  await Promise.all(texts.map((each) => addTexts(translation, each)))
}
