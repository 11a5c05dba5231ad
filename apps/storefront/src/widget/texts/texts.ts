import type { Language } from '@counterflow/core'
import { en, type WidgetTexts } from './en'
import { ja } from './ja'
import { ko } from './ko'

const texts: Record<Language, WidgetTexts> = { en, ko, ja }

/** What the widget says, in one language. */
export const textsIn = (language: Language): WidgetTexts => texts[language]

const isLanguage = (value: string): value is Language => Object.hasOwn(texts, value)

/** The first of `wishes` that the widget speaks: `ko-KR` means Korean. English where it speaks none. */
export function spokenLanguage(wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const [tongue = ''] = (wish ?? '').toLowerCase().split(/[-_]/)
    if (isLanguage(tongue)) return tongue
  }
  return 'en'
}
