import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../json/json.js'
import { fits, typeName } from './fits.js'
import { typeOfSample, withTypeAt } from './sample-type.js'
import { typeAt } from './type-at.js'
import { unknownType, type ValueType } from './value-type.js'

const nameAt = (sample: Json, path: (string | number)[]) => {
  const type = typeAt(typeOfSample(sample), path)
  return 'missing' in type ? `no ${type.missing}` : `${typeName(type)}${type.nullable ? ' or nothing' : ''}`
}

describe('the type of a sample', () => {
  const sample = {
    id: 7,
    rate: 1.5,
    at: '2026-11-22T00:00:00Z',
    day: 'SHIRT-10',
    total: { amount: 5, currency: 'KRW' },
    nothing: null,
    lines: [{ sku: 'a', note: 'x' }, { sku: 'b', count: 1 }, { sku: null }],
    mixed: [1, 'a'],
    none: [],
  }

  it.each<[(string | number)[], string]>([
    [['id'], 'whole number'],
    [['rate'], 'number'],
    [['at'], 'instant'],
    [['day'], 'text'],
    [['total'], 'money'],
    [['nothing'], 'unknown or nothing'],
    [['lines', 0, 'sku'], 'text or nothing'],
    [['lines', 0, 'note'], 'text or nothing'],
    [['mixed', 0], 'unknown or nothing'],
    [['none', 0], 'unknown or nothing'],
    [['gone'], 'no gone'],
  ])('has at %j: %s', (path, name) => {
    expect(nameAt(sample, path)).toBe(name)
  })

  it('fits itself, whatever was seen', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const type = typeOfSample(JSON.parse(JSON.stringify(value)))
        expect(fits(type, type)).toBe(true)
      }),
    )
  })

  it('takes its place in the output, and leaves the rest', () => {
    const field = { type: unknownType, required: true, title: 'Body', description: undefined }
    const output: ValueType = { kind: 'object', fields: { body: field }, open: false, nullable: false }
    expect(withTypeAt(output, ['body'], typeOfSample('x'))).toEqual({
      ...output,
      fields: { body: { ...field, type: { kind: 'text', options: undefined, nullable: false } } },
    })
    expect(withTypeAt(output, ['gone', 'deep'], typeOfSample('x'))).toEqual(output)
  })
})
