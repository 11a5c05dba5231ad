import { latinSound } from './latin-sound.js'
import { numberSound } from './number-sound.js'
import type { Sound } from './sound.js'

/** No word whose end tells how it is read is longer. */
const longest = 200

const firstSyllable = 0xac00
const finals = 28
const rieul = 8

/** Nothing of it is heard. */
const silent = /[^\p{L}\p{N}%()]+$/u
const day = /\d{4}\. \d{1,2}\. \d{1,2}\.$/

/** How a text ends when it is read in Korean; undefined where it cannot be told, as of an emoji. */
export function lastSound(text: string): Sound | undefined {
  const whole = withoutAccents(text.slice(-longest))
  // 2026년 11월 23일
  if (day.test(whole)) return 'rieul'
  const heard = heardOf(whole)
  const last = heard.at(-1) ?? ''
  if (last >= '가' && last <= '힣') return syllableSound(last)
  if (/\d/.test(last)) return numberSound(heard)
  if (/[a-z]/i.test(last)) return latinSound(heard)
  // 퍼센트
  if (last === '%') return 'vowel'
  if (/[\u3040-\u30ff]/.test(last)) return /[んン]/.test(last) ? 'consonant' : 'vowel'
  return undefined
}

/** In the usual width of its characters, and with its syllables in one piece. */
const withoutAccents = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')

function syllableSound(syllable: string): Sound {
  const final = (syllable.charCodeAt(0) - firstSyllable) % finals
  if (final === 0) return 'vowel'
  return final === rieul ? 'rieul' : 'consonant'
}

/** Without closing quotes and the like, nor an aside in brackets: the particle belongs to the word before it. */
function heardOf(text: string): string {
  const heard = text.replace(silent, '')
  if (heard.endsWith('(')) return heardOf(heard.slice(0, -1))
  if (!heard.endsWith(')')) return heard
  const opening = heard.lastIndexOf('(')
  const before = opening === -1 ? '' : heardOf(heard.slice(0, opening))
  return before === '' ? heardOf(heard.slice(opening + 1, -1)) : before
}
