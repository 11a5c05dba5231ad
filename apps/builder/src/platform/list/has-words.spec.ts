import { expect, it } from 'vitest'
import { beginsWords, hasWords } from './has-words'

it.each([
  ['Payment › Amount', 'payment amount', true],
  ['Payment › Amount', ' AMOUNT  pay ', true],
  ['Payment › Amount', 'payment total', false],
  ['Payment › Amount', '', true],
  ['주문 위험 분석됨', '위험 주문', true],
  ['注文をキャンセル', 'ｷｬﾝｾﾙ', true],
])('%s has the words of "%s": %s', (text, search, expected) => {
  expect(hasWords(text, search)).toBe(expected)
})

it.each([
  ['결제 › 금액', '결제 금액', true],
  ['주문 › 미결제 금액', '결제 금액', false],
  ['Payment › Amount', 'am pay', true],
  ['Order › Unpaid amount', 'paid', false],
])('each word of the search begins a word of %s: "%s", %s', (text, search, expected) => {
  expect(beginsWords(text, search)).toBe(expected)
})
