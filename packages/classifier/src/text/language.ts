import type { Language } from '../topics.js'

const count = (text: string, letters: RegExp) => text.match(letters)?.length ?? 0

/**
 * The language by its script: Hangul is Korean, kana Japanese, and Latin letters count as English. Chinese characters
 * alone count as Japanese, since short Japanese messages have no kana.
 */
export function languageOf(text: string): Language {
  const hangul = count(text, /[\p{sc=Hangul}]/gu)
  const kana = count(text, /[\p{sc=Hiragana}\p{sc=Katakana}]/gu)
  const han = count(text, /\p{sc=Han}/gu)
  const latin = count(text, /\p{sc=Latin}/gu)
  // A syllable of Korean or Japanese says as much as three Latin letters: a brand name does not make a line English.
  const weights: readonly [Language, number][] = [
    ['ko', 3 * hangul],
    ['ja', kana === 0 && hangul > 0 ? 0 : 3 * (kana + han)],
    ['en', latin],
  ]
  const [language, weight] = weights.reduce((most, each) => (each[1] > most[1] ? each : most))
  return weight === 0 ? 'und' : language
}
