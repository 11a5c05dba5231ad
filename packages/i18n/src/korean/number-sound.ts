import type { Sound } from './sound.js'

/** 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구. */
const digits: readonly Sound[] = [
  'consonant',
  'rieul',
  'vowel',
  'consonant',
  'vowel',
  'vowel',
  'consonant',
  'rieul',
  'rieul',
  'vowel',
]

/** 원, 엔 and 위안, 프랑; 달러, 유로, 파운드, 디나르: what stands before an amount is read after it. */
const currencies: ReadonlyMap<string, Sound> = new Map([
  ['₩', 'consonant'],
  ['¥', 'consonant'],
  ['CHF', 'consonant'],
  ['$', 'vowel'],
  ['€', 'vowel'],
  ['£', 'vowel'],
  ['SGD', 'vowel'],
  ['BHD', 'vowel'],
  ['KWD', 'vowel'],
])

/** How a text that ends with a digit ends when it is read. */
export function numberSound(text: string): Sound {
  const [, sign = ''] = /([A-Z]{3}|\p{Sc})\s?[\d,.]+$/u.exec(text) ?? []
  const currency = currencies.get(sign)
  if (currency !== undefined) return currency
  // 시 분, 시 분 초
  if (/\d:\d\d$/.test(text)) return /\d:\d\d:\d\d$/.test(text) ? 'vowel' : 'consonant'
  const [number = ''] = /[\d,.]*\d$/.exec(text) ?? []
  // Decimals are read one by one, and so is a zero alone.
  if (number.includes('.') || /^[0,]+$/.test(number)) return digitSound(number)
  const zeros = /0*$/.exec(number.replaceAll(',', ''))?.[0].length ?? 0
  if (zeros === 0) return digitSound(number)
  // 십, 백, 천, 만, 억, 경; but 조.
  return zeros >= 12 && zeros < 16 ? 'vowel' : 'consonant'
}

const digitSound = (number: string): Sound => digits[Number(number.at(-1))] ?? 'consonant'
