import type { Language } from '@counterflow/core'
import type { StorefrontKey, StorefrontTexts } from '@counterflow/i18n/storefront'

export type TextValues = Record<string, string | number>

/** Gives the text of a key in the reader's language, its placeholders filled. */
export type Translate = (key: StorefrontKey, values?: TextValues) => string

interface Tree {
  readonly [key: string]: string | Tree
}

/** `one {…} other {…}` of a plural. */
const forms = /(\w+) \{([^{}]*)\}/g
const placeholder = /\{(\w+)(?:, plural, ((?:\w+ \{[^{}]*\}\s*)+))?\}/g

/**
 * A translator over the texts of one language. It reads the two parts of ICU messages that the storefront's texts have:
 * `{name}` and `{count, plural, one {# piece} other {# pieces}}`.
 */
export function translator({ catalogue, wording }: StorefrontTexts, language: Language): Translate {
  const plurals = new Intl.PluralRules(language)
  const numbers = new Intl.NumberFormat(language)
  const filled = (text: string, values: TextValues) =>
    text.replaceAll(placeholder, (_all, name: string, cases: string | undefined) => {
      const value = values[name] ?? ''
      if (cases === undefined) return String(value)
      const texts = new Map([...cases.matchAll(forms)].map(([, form = '', text = '']) => [form, text]))
      const text = texts.get(plurals.select(Number(value))) ?? texts.get('other') ?? ''
      return text.replaceAll('#', numbers.format(Number(value)))
    })
  return (key, values = {}) => {
    const text = textAt(catalogue, key)
    return wording === undefined ? filled(text, values) : wording(text, (each) => filled(each, values))
  }
}

function textAt(catalogue: Tree, key: string): string {
  let found: string | Tree | undefined = catalogue
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined
  return typeof found === 'string' ? found : key
}
