import { languages } from '@counterflow/core'
import IntlMessageFormat from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { createTranslation } from './translation.js'

/** Every text of a catalogue with its key. */
const textsOf = (catalogue: object, before = ''): [string, string][] =>
  Object.entries(catalogue).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${before}${name}`, value]] : textsOf(value, `${before}${name}.`),
  )

describe('a text without placeholders', () => {
  it.each(languages)('says in %s what ICU makes of it', async (language) => {
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

  it('is told from one that only looks plain', async () => {
    const translation = await createTranslation('en')
    translation.addResourceBundle('en', 'translation', {
      odd: "it''s",
      shown: "a '{brace}'",
      apostrophe: "don't",
    })
    expect(translation.t('odd')).toBe("it's")
    expect(translation.t('shown')).toBe('a {brace}')
    expect(translation.t('apostrophe')).toBe("don't")
  })
})
