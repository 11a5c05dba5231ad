import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleValue, withValueAt } from './example-value.js'
import { fits } from './fits.js'
import { typeOfSample } from './sample-type.js'
import type { FieldType, ValueType } from './value-type.js'

const surroundings = {
  now: '2026-11-22T09:00:00Z',
  currency: 'KRW' as const,
  text: (name: string, title: string | undefined) => title ?? name,
}

const plain = fc.constantFrom<ValueType>(
  { kind: 'text', options: undefined, nullable: false },
  { kind: 'text', options: ['low', 'high'], nullable: true },
  { kind: 'number', integer: true, nullable: false },
  { kind: 'boolean', nullable: false },
  { kind: 'money', nullable: false },
  { kind: 'instant', nullable: true },
  { kind: 'unknown', nullable: true },
)
const { type: anyType } = fc.letrec<{ type: ValueType }>((tie) => ({
  type: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    plain,
    tie('type').map((item): ValueType => ({ kind: 'list', item, nullable: false })),
    fc
      .dictionary(fc.constantFrom('name', 'email', 'total', 'lines', 'inner'), tie('type'))
      .map((types): ValueType => {
        const field = (type: ValueType): FieldType => ({
          type,
          required: true,
          title: undefined,
          description: undefined,
        })
        const fields = Object.fromEntries(Object.entries(types).map(([name, type]) => [name, field(type)]))
        return { kind: 'object', fields, open: false, nullable: false }
      }),
  ),
}))

describe('an example', () => {
  it('is always of its type', () => {
    fc.assert(
      fc.property(anyType, (type) => {
        expect(fits(typeOfSample(exampleValue(type, surroundings)), type)).toBe(true)
      }),
    )
  })

  it('is in the words, the currency and the time of the reader', () => {
    const type: ValueType = {
      kind: 'object',
      open: false,
      nullable: false,
      fields: {
        name: {
          type: { kind: 'text', options: undefined, nullable: false },
          required: true,
          title: '이름',
          description: undefined,
        },
        total: {
          type: { kind: 'money', nullable: false },
          required: true,
          title: undefined,
          description: undefined,
        },
      },
    }
    expect(exampleValue(type, surroundings)).toEqual({
      name: '이름',
      total: { amount: 10_000, currency: 'KRW' },
    })
    expect(exampleValue({ kind: 'money', nullable: false }, { ...surroundings, currency: 'USD' })).toEqual({
      amount: 10_000,
      currency: 'USD',
    })
  })

  it('takes in what was seen once', () => {
    expect(withValueAt({ body: null, at: 1 }, ['body'], { id: 7 })).toEqual({ body: { id: 7 }, at: 1 })
    expect(withValueAt({ a: { b: 1 } }, ['a', 'c'], 2)).toEqual({ a: { b: 1, c: 2 } })
    expect(withValueAt(1, [], 2)).toBe(2)
  })
})
