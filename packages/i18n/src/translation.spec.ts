import { expect, it } from 'vitest'
import {
  addTexts,
  changeLanguage,
  createTranslationOf,
  lastingTranslation,
  sharedTexts,
  type Texts,
} from './translation.js'

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

/** Texts whose Korean comes when it is let go. */
function slowKorean() {
  const { promise, resolve } = Promise.withResolvers<object>()
  const texts: Texts = {
    en: async () => ({ word: 'hello' }),
    ko: () => promise,
    ja: async () => ({ word: 'やあ' }),
  }
  return { texts, arrive: () => resolve({ word: '안녕' }) }
}

it('speaks what was chosen last, whichever texts come last', async () => {
  const { texts, arrive } = slowKorean()
  const translation = await createTranslationOf('ja', [sharedTexts, texts])
  const korean = changeLanguage(translation, 'ko')
  await changeLanguage(translation, 'en')
  arrive()
  await korean
  expect(translation.language).toBe('en')
  expect([translation.t('general.save'), translation.t('word')]).toEqual(['Save', 'hello'])
  await Promise.all([changeLanguage(translation, 'en'), changeLanguage(translation, 'ko')])
  expect([translation.language, translation.t('word')]).toEqual(['ko', '안녕'])
})

it('says what was added while another language was on its way', async () => {
  const { texts, arrive } = slowKorean()
  const translation = await createTranslationOf('en', [texts])
  const korean = changeLanguage(translation, 'ko')
  await addTexts(translation, sharedTexts)
  arrive()
  await korean
  expect(translation.t('general.save')).toBe('저장')
})
