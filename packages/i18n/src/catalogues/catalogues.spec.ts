import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Language } from '@counterflow/core'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { particles } from '../korean/particles.js'
import { createTranslation } from '../translation.js'
import { storefront } from './storefront/en.js'
import { storefront as storefrontInJapanese } from './storefront/ja.js'
import { storefront as storefrontInKorean } from './storefront/ko.js'

interface Tree {
  readonly [key: string]: string | Tree
}

function texts(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${prefix}${key}`, value]] : [...texts(value, `${prefix}${key}.`)],
    ),
  )
}

type Ast = ReturnType<IntlMessageFormat['getAst']>

function placeholders(ast: Ast): string[] {
  return ast.flatMap((element) => {
    // 0 is plain text; everything else with a value names a placeholder.
    const own = 'value' in element && element.type !== 0 ? [element.value] : []
    const inner =
      'options' in element
        ? Object.values(element.options).flatMap((option) => placeholders(option.value))
        : []
    return [...own, ...inner]
  })
}

const placeholdersOf = (text: string, language: string) =>
  [...new Set(placeholders(new IntlMessageFormat(text, language).getAst()))].sort()

const ours = async (language: Language): Promise<Tree> =>
  (await createTranslation(language)).getResourceBundle(language, 'translation')

// The storefront's texts are loaded apart from the others.
const english = new Map([...texts(await ours('en')), ...texts(storefront)])
const korean = new Map([...texts(await ours('ko')), ...texts(storefrontInKorean)])
const japanese = new Map([...texts(await ours('ja')), ...texts(storefrontInJapanese)])
const workspace = path.resolve(import.meta.dirname, '../../../..')

/** Every source file of the applications and of the components that they share. */
const sources = globSync(['apps/*/src/**/*.{ts,tsx}', 'packages/ui/src/**/*.{ts,tsx}'], { cwd: workspace })
  .filter((file) => !file.includes('.spec.'))
  .map((file) => readFileSync(path.join(workspace, file), 'utf8'))
  .join('\n')

describe('the catalogues', () => {
  it.each([
    ['Korean', korean],
    ['Japanese', japanese],
  ])('%s has the keys of English, and no others', (_, catalogue) => {
    expect([...catalogue.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it.each([
    ['ko', korean],
    ['ja', japanese],
  ])('%s fills the same placeholders as English', (language, other) => {
    const different = [...english].filter(
      ([key, text]) =>
        placeholdersOf(text, 'en').join() !== placeholdersOf(other.get(key) ?? '', language).join(),
    )
    expect(different.map(([key]) => key)).toEqual([])
  })

  it('let the particle behind a value follow it in Korean', () => {
    const fixed = /\{\w+\}[”’]?(?:을|를|이|가|은|는|과|와|으로|로)(?=[ ,.?!]|$)/
    expect([...korean].filter(([, text]) => fixed.test(text))).toEqual([])
  })

  it('write both forms of a particle in the one way that is understood, and behind a value only', () => {
    const both = /\((?:으|이|을|를|은|는|가|과|와)\)/
    const understood = new RegExp(
      `(?<=\\}[”’)]*)(?:${particles.map((each) => each.both.replace(/[()]/g, '\\$&')).join('|')})`,
      'g',
    )
    expect([...korean].filter(([, text]) => both.test(text.replace(understood, '')))).toEqual([])
  })

  it('has no key that nothing uses', () => {
    const literal = new Set(
      [...sources.matchAll(/['"`]([a-zA-Z][\w-]*(?:\.[\w-]+)+)['"`]/g)].map(([, key]) => key),
    )
    // `risk.facts.${key}` uses every key of that shape; so does a table that gives the beginning of a key.
    const patterns = [...sources.matchAll(/`((?:[\w.-]|\$\{[^`}]*\})+)`/g)]
      .map(([, template]) => template ?? '')
      .filter((template) => template.includes('${') && /^[a-z]/.test(template) && template.includes('.'))
      .map(
        (template) => new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[^.]+')}$`),
      )
    const unused = [...english.keys()].filter(
      (key) =>
        !literal.has(key) &&
        !literal.has(key.slice(0, key.lastIndexOf('.'))) &&
        !patterns.some((pattern) => pattern.test(key)),
    )
    expect(unused).toEqual([])
  })
})
