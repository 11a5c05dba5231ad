import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lastSound } from './last-sound.js'

const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code))

/** By the letters of a syllable, of which only one with a final has three. */
function soundOf(read: string) {
  const [, , final] = (read.at(-1) ?? '').normalize('NFD')
  if (final === undefined) return 'vowel'
  return final === '\u11af' ? 'rieul' : 'consonant'
}

const names = '영일이삼사오육칠팔구'
const small = ['', '십', '백', '천']
const large = ['', '만', '억', '조']

/** A whole number as it is read aloud. */
function read(number: number): string {
  if (number === 0) return '영'
  const digits = [...String(number)]
  let words = ''
  digits.forEach((digit, index) => {
    const place = digits.length - 1 - index
    if (digit !== '0') words += `${names[Number(digit)]}${small[place % 4]}`
    const group = digits.slice(Math.max(0, index - 3), index + 1)
    if (place % 4 === 0 && group.some((one) => one !== '0')) words += large[place / 4]
  })
  return words
}

describe('how a text ends when it is read in Korean', () => {
  it('is how its last syllable ends', () => {
    fc.assert(
      fc.property(fc.string(), syllable, (before, last) => {
        expect(lastSound(before + last)).toBe(soundOf(last))
        expect(lastSound((before + last).normalize('NFD'))).toBe(soundOf(last))
      }),
    )
  })

  it('is not changed by quotes, full stops and asides behind it', () => {
    const behind = fc.constantFrom('”', '’', '"', '」', '.', '!', ' ', '…', '(5,000)', ' (선택)')
    fc.assert(
      fc.property(syllable, fc.array(behind, { maxLength: 3 }), (last, rest) => {
        expect(lastSound(`“${last}${rest.join('')}`)).toBe(soundOf(last))
      }),
    )
  })

  it('is how a whole number is read', () => {
    const round = fc
      .tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 12 }))
      .map(([digits, zeros]) => digits * 10 ** zeros)
    fc.assert(
      fc.property(fc.oneof(round, fc.maxSafeNat()), (number) => {
        expect(lastSound(`#${number}`)).toBe(soundOf(read(number)))
        expect(lastSound(number.toLocaleString('ko'))).toBe(soundOf(read(number)))
      }),
    )
  })

  it.each([
    // Amounts: 원, 달러, 엔, 위안, 유로, 파운드, 프랑.
    ['₩15,002', 'consonant'],
    ['-₩15,002', 'consonant'],
    ['US$12.00', 'vowel'],
    ['JP¥1,235', 'consonant'],
    ['CN¥1,234.50', 'consonant'],
    ['€1,234.50', 'vowel'],
    ['£3', 'vowel'],
    ['CHF 1,234.50', 'consonant'],
    ['5,000원', 'consonant'],
    // Decimals, versions, shares, times and days.
    ['1.5', 'vowel'],
    ['1.50', 'consonant'],
    ['2.0.1', 'rieul'],
    ['12%', 'vowel'],
    ['오후 2:32', 'consonant'],
    ['14:30:05', 'vowel'],
    ['2026. 11. 23.', 'rieul'],
    // Letter by letter.
    ['USD', 'vowel'],
    ['VIP', 'vowel'],
    ['URL', 'rieul'],
    ['HTML', 'rieul'],
    ['PIN', 'consonant'],
    ['티셔츠 L', 'rieul'],
    ['티셔츠 M', 'consonant'],
    ['WELCOME10', 'consonant'],
    // As it is written in Hangul.
    ['Counterflow', 'vowel'],
    ['Google', 'rieul'],
    ['email', 'rieul'],
    ['iPhone', 'consonant'],
    ['Chrome', 'consonant'],
    ['Online', 'consonant'],
    ['shipping', 'consonant'],
    ['Instagram', 'consonant'],
    ['Slack', 'consonant'],
    ['Facebook', 'consonant'],
    ['TicketApp', 'consonant'],
    ['Messenger', 'vowel'],
    ['Visa', 'vowel'],
    ['order', 'vowel'],
    ['Nescafé', 'vowel'],
    // 닷컴, 닷넷, 케이알.
    ['mina@example.com', 'consonant'],
    ['mina@example.net', 'consonant'],
    ['mina@example.co.kr', 'rieul'],
    // 그램, 리터.
    ['원두 200g', 'consonant'],
    ['우유 1L', 'vowel'],
    ['45MB', 'vowel'],
    // Others.
    ['コーヒー', 'vowel'],
    ['うどん', 'consonant'],
    ['(신규)', 'vowel'],
    ['ＵＳＤ', 'vowel'],
  ])('of %s is a %s', (text, sound) => {
    expect(lastSound(text)).toBe(sound)
  })

  it.each(['', '…', '🎉', '東京', '()', ')', '(('])('of “%s” nobody knows', (text) => {
    expect(lastSound(text)).toBeUndefined()
  })
})
