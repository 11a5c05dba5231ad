import { createTranslation, type TextKey } from '@counterflow/i18n'
import { expect, it } from 'vitest'
import { ProblemError, problemSchema } from './problem'
import { fieldErrors } from './problem-text'

async function told(language: 'en' | 'ko' | 'ja', ...errors: object[]): Promise<string[]> {
  const translation = await createTranslation(language)
  const problem = problemSchema.parse({
    type: '/problems/invalid-input',
    title: '',
    status: 422,
    detail: '',
    errors,
  })
  return Object.values(
    fieldErrors(new ProblemError(problem), {
      t: (key, values = {}) => translation.t(key, values),
      has: (key): key is TextKey => translation.exists(key),
      language,
    }),
  )
}

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
