import { expect, it } from 'vitest'
import { changeLanguage, createTranslationOf, sharedTexts } from './translation.js'

it('speaks another language also through a wrapper of itself, as components get one', async () => {
  const translation = await createTranslationOf('en', [sharedTexts])
  await changeLanguage(new Proxy(translation, {}), 'ko')
  expect(translation.language).toBe('ko')
  expect(translation.t('general.save')).toBe('저장')
})
