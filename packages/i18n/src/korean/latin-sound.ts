import type { Sound } from './sound.js'

/** Units behind a number, which are read in full: 그램, 시간, 분; 미터, 리터, 초. */
const units: Readonly<Record<string, Sound>> = {
  g: 'consonant',
  kg: 'consonant',
  mg: 'consonant',
  h: 'consonant',
  min: 'consonant',
  m: 'vowel',
  cm: 'vowel',
  mm: 'vowel',
  km: 'vowel',
  l: 'vowel',
  ml: 'vowel',
  s: 'vowel',
  ms: 'vowel',
}

/** 엘, 알; 엠, 엔. The names of all other letters end on a vowel. */
const letters: Readonly<Record<string, Sound>> = {
  l: 'rieul',
  r: 'rieul',
  m: 'consonant',
  n: 'consonant',
}

/** 이메일, 파일, 애플. */
const endsOnRieul = /le?$/

const endsOnConsonant = [
  // 폼, 온라인, 핑, 콤
  /(?:[mn]|ng|mb)$/,
  // 네임, 폰, 앤
  /[aeiouy][mn]{1,2}e$/,
  // 숍, 앱, 마켓, 슬랙, 매직, 웹, 페이스북
  /(?:^|[^aeiouy])(?:[aeiouy]|oo)(?:pp?|tt?|ck?|k|bb?)$/,
]

/**
 * How Latin letters at the end of a text end when a Korean reads them: an abbreviation by its letters, a unit in full,
 * and anything else about as it is written in Hangul.
 */
export function latinSound(text: string): Sound {
  const [, digit, word = ''] = /(\d?)\s?([a-z]+)$/i.exec(text) ?? []
  const small = word.toLowerCase()
  const unit = digit ? units[small] : undefined
  if (unit !== undefined) return unit
  if (isSpelt(word)) return letters[small.at(-1) ?? ''] ?? 'vowel'
  if (endsOnRieul.test(small)) return 'rieul'
  return endsOnConsonant.some((ending) => ending.test(small)) ? 'consonant' : 'vowel'
}

/** Whether a word is read letter by letter: USD, html, but VISA and net. */
const isSpelt = (word: string): boolean =>
  word.length === 1 || !/[aeiouy]/i.test(word) || (word.length <= 3 && word === word.toUpperCase())
