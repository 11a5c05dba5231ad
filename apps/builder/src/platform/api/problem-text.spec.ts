import type { Language } from '@counterflow/core'
import { createTranslation, type TextKey, type Translate } from '@counterflow/i18n'
import { expect, it } from 'vitest'
import { ProblemError, problemSchema } from './problem'
import { fieldErrors, problemText } from './problem-text'

async function readerOf(language: Language) {
  const translation = await createTranslation(language)
  const t: Translate = (key, values = {}) => translation.t(key, values)
  return { t, has: (key: string): key is TextKey => translation.exists(key), language }
}

const wrong = (...errors: object[]) =>
  new ProblemError(
    problemSchema.parse({
      type: '/problems/invalid-input',
      title: '',
      status: 422,
      detail: '/auth/tokenUrl: Invalid URL',
      errors,
    }),
  )

const told = async (language: Language, ...errors: object[]): Promise<string[]> =>
  Object.values(fieldErrors(wrong(...errors), await readerOf(language)))

const english = { message: 'Too small.', fix: 'Send more.' }

it('tells a wrong field in the language of the reader, with its figures', async () => {
  const short = { path: '/name', code: 'too_short', params: { minimum: 3 }, ...english }
  expect(await told('ko', short)).toEqual(['3자 이상 입력해 주세요.'])
  expect(await told('ja', short)).toEqual(['3文字以上で入力してください。'])
  expect(await told('en', short)).toEqual(['Enter 3 characters at least.'])
  const email = { path: '/email', code: 'invalid_format', params: { format: 'email' }, ...english }
  expect(await told('ja', email)).toEqual(['yuna@example.com のようなメールアドレスを入力してください。'])
})

it("tells a problem's own text where the code is its type", async () => {
  const taken = { path: '/sku', code: 'sku-taken', ...english }
  const [korean = ''] = await told('ko', taken)
  expect(korean).not.toContain('Too small.')
  expect(await told('en', taken)).toEqual(['Too small. Send more.'])
})

it('falls back to the English of the API', async () => {
  expect(await told('ko', { path: '/x', code: 'of_tomorrow', ...english })).toEqual(['Too small. Send more.'])
  expect(await told('ko', { path: '/x', code: 'formats', ...english })).toEqual(['Too small. Send more.'])
  expect(await told('ja', { path: '/x', ...english })).toEqual(['Too small. Send more.'])
})

it('names a wrong field as its form does, and never by its path', async () => {
  const url = { path: '/auth/tokenUrl', code: 'invalid_format', params: { format: 'url' }, ...english }
  const fields = { 'auth.tokenUrl': 'Address of the tokens' }
  expect(problemText(wrong(url), await readerOf('en'), fields)).toEqual({
    message: '“Address of the tokens” cannot be used as it was entered.',
    fix: 'Enter an address with https://, such as https://example.com.',
  })
  const both = problemText(wrong(url, { path: '/x', ...english }), await readerOf('en'))
  expect(both).toEqual({
    message: 'Something that was entered cannot be used.',
    fix: 'Enter an address with https://, such as https://example.com. One more field is wrong.',
  })
  expect(problemText(wrong(), await readerOf('ja'))).toEqual({
    message: '入力内容に使えない値があります。',
    fix: undefined,
  })
})

it('says how much, with the particle that the amount is read with', async () => {
  const told = async (language: Language, kind: string, members: object) => {
    const problem = { type: `/problems/${kind}`, title: '', status: 409, detail: 'In English.', ...members }
    return problemText(new ProblemError(problemSchema.parse(problem)), await readerOf(language)).message
  }
  const won = (amount: number) => ({ amount, currency: 'KRW' })
  const dollars = (amount: number) => ({ amount, currency: 'USD' })
  expect(await told('ko', 'refund-too-large', { refundable: won(3_000) })).toBe(
    '₩3,000을 넘게 환불할 수 없습니다.',
  )
  expect(await told('ko', 'refund-too-large', { refundable: dollars(1_250) })).toBe(
    'US$12.50를 넘게 환불할 수 없습니다.',
  )
  expect(await told('ko', 'price-changed', { expected: dollars(1_000), total: dollars(1_250) })).toBe(
    '합계가 US$10.00에서 US$12.50로 바뀌었습니다.',
  )
  expect(await told('ko', 'gift-card-balance', { balance: won(0) })).toBe('기프트 카드 잔액은 ₩0입니다.')
  expect(await told('ja', 'gift-card-balance', { balance: dollars(50) })).toContain('$0.50')
  expect(await told('ko', 'price-changed', { total: won(3_000) })).toBe('가격이 바뀌었습니다.')
  expect(await told('en', 'refund-too-large', { refundable: won(3_000) })).toBe('In English.')
})
