import { languages } from '@counterflow/core'
import IntlMessageFormat from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { koreanWording } from './korean/particles.js'
import { createTranslation } from './translation.js'

/** Every text of a catalogue with its key. */
const textsOf = (catalogue: object, before = ''): [string, string][] =>
  Object.entries(catalogue).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${before}${name}`, value]] : textsOf(value, `${before}${name}.`),
  )

describe('a text without plurals and formats', () => {
  it.each(languages)('without placeholders says in %s what ICU makes of it', async (language) => {
    const translation = await createTranslation(language)
    const plain = textsOf(translation.getResourceBundle(language, 'translation')).filter(
      ([, text]) => !text.includes('{'),
    )
    expect(plain.length).toBeGreaterThan(300)
    for (const [key, text] of plain) {
      const asMessage = new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).format()
      expect(translation.t(key)).toBe(asMessage)
    }
  })

  it.each(languages)('with plain placeholders says in %s what ICU makes of it', async (language) => {
    const translation = await createTranslation(language)
    const plain = textsOf(translation.getResourceBundle(language, 'translation')).flatMap(([key, text]) => {
      const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
      const others = text.replace(/\{\w+\}/g, '')
      return names.length > 0 && !/[{}]/.test(others) ? [{ key, text, names }] : []
    })
    expect(plain.length).toBeGreaterThan(100)
    for (const { key, text, names } of plain) {
      const values = Object.fromEntries(
        names.map((name, index) => [name, index === 0 ? 12_345.5 : `{${name}} '`]),
      )
      const asMessage = (each: string) =>
        `${new IntlMessageFormat(each, language, undefined, { ignoreTag: true }).format(values)}`
      expect(translation.t(key, values)).toBe(
        language === 'ko' ? koreanWording(text, asMessage) : asMessage(text),
      )
    }
  })

  it('is told from one that only looks plain', async () => {
    const translation = await createTranslation('en')
    translation.addResourceBundle('en', 'translation', {
      odd: "it''s",
      shown: "a '{brace}'",
      apostrophe: "don't",
      escaped: "a '{name}'",
    })
    expect(translation.t('odd')).toBe("it's")
    expect(translation.t('shown')).toBe('a {brace}')
    expect(translation.t('apostrophe')).toBe("don't")
    expect(translation.t('escaped', { name: 'Ada' })).toBe('a {name}')
  })
})
