import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formKey, optionFaults, type ProductOption } from './product-option.js'
import { optionCombinations, standardVariantTitle, variantMatrix, variantTitle } from './variant-matrix.js'

const text = (word: string) => ({ en: word, ko: `${word}ㅋ`, ja: `${word}の` })
const option = (name: string, ...values: string[]): ProductOption => ({
  name: text(name),
  values: values.map(text),
})
const form = (id: string, ...values: string[]) => ({ id, optionValues: values.map(text) })

function keptBy(options: ProductOption[], existing: ReturnType<typeof form>[]) {
  const { places, gone } = variantMatrix(options, existing)
  return {
    places: places.map(({ optionValues, kept }) => [optionValues.map(({ en }) => en).join('/'), kept?.id]),
    gone: gone.map(({ id }) => id),
  }
}

describe('the variants that options call for', () => {
  it('are one when there are no options', () => {
    expect(keptBy([], [form('a')])).toEqual({ places: [['', 'a']], gone: [] })
    expect(keptBy([], [])).toEqual({ places: [['', undefined]], gone: [] })
  })

  it('gain what a new value adds, and keep the others', () => {
    const existing = [form('s', 'S'), form('l', 'L')]
    expect(keptBy([option('Size', 'L', 'M', 'S')], existing)).toEqual({
      places: [
        ['L', 'l'],
        ['M', undefined],
        ['S', 's'],
      ],
      gone: [],
    })
  })

  it('lose what a value that is gone leaves behind', () => {
    expect(keptBy([option('Size', 'S')], [form('s', 'S'), form('l', 'L')])).toEqual({
      places: [['S', 's']],
      gone: ['l'],
    })
  })

  it('go on from those of a product that had fewer options', () => {
    const options = [option('Size', 'S', 'L'), option('Color', 'Red', 'Blue')]
    expect(keptBy(options, [form('s', 'S'), form('l', 'L')]).places).toEqual([
      ['S/Red', 's'],
      ['S/Blue', undefined],
      ['L/Red', 'l'],
      ['L/Blue', undefined],
    ])
    expect(keptBy([option('Size', 'S')], [form('sr', 'S', 'Red'), form('sb', 'S', 'Blue')])).toEqual({
      places: [['S', 'sr']],
      gone: ['sb'],
    })
  })

  it('are every combination once, and every existing variant has one place or none', () => {
    const words = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 3 })
    const options = fc
      .array(words, { maxLength: 3 })
      .map((lists) =>
        lists.map((values, index) => option(`o${index}`, ...values.map((value) => `${index}${value}`))),
      )
    fc.assert(
      fc.property(options, options, (before, after) => {
        const existing = optionCombinations(before).map((optionValues, id) => ({ id, optionValues }))
        const { places, gone } = variantMatrix(after, existing)
        expect(places.map(({ optionValues }) => formKey(optionValues))).toEqual(
          optionCombinations(after).map(formKey),
        )
        const kept = places.flatMap(({ kept: variant }) => (variant === undefined ? [] : [variant.id]))
        expect([...kept, ...gone.map(({ id }) => id)].sort((a, b) => a - b)).toEqual(
          existing.map(({ id }) => id),
        )
        for (const { id, optionValues } of existing) {
          const same = places.find((place) => formKey(place.optionValues) === formKey(optionValues))
          if (same !== undefined) expect(same.kept?.id).toBe(id)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('are named by their values', () => {
    expect(variantTitle([text('S'), text('Red')])).toEqual({
      en: 'S / Red',
      ko: 'Sㅋ / Redㅋ',
      ja: 'Sの / Redの',
    })
    expect(variantTitle([])).toBe(standardVariantTitle)
  })
})

it('tells what a product cannot have for options', () => {
  const faults = (...options: ProductOption[]) =>
    optionFaults(options).map(({ kind, path }) => [kind, ...path])
  expect(faults(option('Size', 'S', 'L'), option('Color', 'Red'))).toEqual([])
  expect(faults(option('Size', 'S', 's'), option('size', 'Red'))).toEqual([
    ['name_twice', 1, 'name'],
    ['value_twice', 0, 'values', 1],
  ])
  const many = (name: string) => option(name, ...Array.from({ length: 16 }, (_, index) => `${index}`))
  expect(faults(many('a'), many('b'))).toEqual([['too_many_variants']])
  expect(faults(option('a', 'x'), option('b', 'x'), option('c', 'x'), option('d', 'x'))).toEqual([
    ['too_many_options'],
  ])
})
