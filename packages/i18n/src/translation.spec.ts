import { expect, it } from 'vitest'
import { changeLanguage, createTranslationOf, lastingTranslation, sharedTexts } from './translation.js'

it('speaks another language with the texts that it was given', async () => {
  const translation = await createTranslationOf('en', [sharedTexts])
  await changeLanguage(translation, 'ko')
  expect(translation.language).toBe('ko')
  expect(translation.t('general.save')).toBe('저장')
})

it('is made once for each language where it is shared', async () => {
  const [korean, again, english] = await Promise.all([
    lastingTranslation('ko'),
    lastingTranslation('ko'),
    lastingTranslation('en'),
  ])
  expect(again).toBe(korean)
  expect([korean.t('general.save'), english.t('general.save')]).toEqual(['저장', 'Save'])
})
