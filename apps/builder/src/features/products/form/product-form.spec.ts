import { describe, expect, it } from 'vitest'
import { blankProduct, type OptionValues, retold, withOptions, withRenamedValue } from './product-form'

const word = (text: string) => ({ en: text, ko: text, ja: text })
const size = (...values: string[]): OptionValues => ({
  key: 'size',
  name: word('Size'),
  values: values.map(word),
})
const priced = {
  ...blankProduct,
  variants: blankProduct.variants.map((variant) => ({ ...variant, price: 500 })),
}

describe('the options of a product', () => {
  it('make its variants, which keep what was written for them', () => {
    const two = withOptions(priced, [size('S', 'L')])
    expect(two.variants.map(({ optionValues, price }) => [optionValues[0]?.en, price])).toEqual([
      ['S', 500],
      ['L', 500],
    ])
    const written = {
      ...two,
      variants: two.variants.map((variant, index) => ({ ...variant, sku: `SKU-${index}` })),
    }
    expect(withOptions(written, [size('L', 'M', 'S')]).variants.map(({ sku }) => sku)).toEqual([
      'SKU-1',
      '',
      'SKU-0',
    ])
  })

  it('do not count before they have a value', () => {
    expect(withOptions(priced, [size()]).variants).toEqual(priced.variants)
  })

  it('take their variants along when a value is called otherwise', () => {
    const two = withOptions(priced, [size('S', 'L')])
    const renamed = withRenamedValue(two, { option: 0, value: 1, text: word('Large') })
    expect(renamed.options[0]?.values[1]?.en).toBe('Large')
    expect(renamed.variants[1]?.optionValues[0]?.en).toBe('Large')
    expect(withOptions(renamed, renamed.options).variants).toEqual(renamed.variants)
  })
})

it('lets languages that said the same go on doing so', () => {
  expect(retold({ en: 'Red', ko: 'Red', ja: '赤' }, 'en', 'Crimson')).toEqual({
    en: 'Crimson',
    ko: 'Crimson',
    ja: '赤',
  })
})
