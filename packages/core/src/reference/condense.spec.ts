import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../json/json.js'
import { condense, expand } from './condense.js'
import type { ReferencePath } from './reference.js'
import { type Lookup, resolveFields } from './resolve.js'
import type { Value } from './value.js'
import { valueAt } from './value-at.js'

const lookupIn =
  (values: Json): Lookup =>
  (path) =>
    valueAt(values, path)

const key = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom('$ref', '$literal', '$template', '__proto__', 'a', 'b'),
)
const json: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(fc.string({ maxLength: 150 }), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(key, tie('json'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).json

const path: fc.Arbitrary<ReferencePath> = fc.oneof(
  fc.constantFrom<ReferencePath[]>(
    ['trigger'],
    ['trigger', 'a'],
    ['trigger', 'a', 'b'],
    ['trigger', 0],
    ['trigger', '$ref'],
  ),
  fc.constantFrom<ReferencePath[]>(
    ['shop'],
    ['shop', 'a'],
    ['steps', 'one'],
    ['steps', 'one', 'b'],
    ['steps', 'none'],
  ),
)
const plainKey = fc.stringMatching(/^[a-z_]{1,6}$/)
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(fc.string({ maxLength: 200 }), fc.integer(), fc.boolean(), fc.constant(null)),
    path.map(($ref) => ({ $ref })),
    fc.constant({ $template: '{{ trigger.a | json }} {{ shop.a | json }}' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(plainKey, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value

const order = { id: 'o1', lines: Array.from({ length: 20 }, (_, index) => ({ title: `Line ${index}` })) }

describe('a condensed configuration', () => {
  it('gives what the configuration itself gave', () => {
    const fields = fc.dictionary(plainKey, value, { maxKeys: 4, noNullPrototype: true })
    fc.assert(
      fc.property(fields, json, json, json, (configured, trigger, shop, one) => {
        const known = { trigger: { a: trigger }, shop: { a: shop }, steps: { one } }
        const lookup = lookupIn(known)
        const stored: Json = JSON.parse(JSON.stringify(condense(configured, lookup)))
        // Another shop, because it may have changed since.
        const later = lookupIn({ ...known, shop: { a: 'changed' } })
        expect(expand(stored, later)).toEqual(resolveFields(configured, lookup))
      }),
      { numRuns: 2_000 },
    )
  })

  it('keeps what is large as a reference, and writes down what is small', () => {
    const fields = {
      order: { $ref: ['trigger', 'order'] },
      id: { $ref: ['trigger', 'order', 'id'] },
      gone: { $ref: ['trigger', 'gone'] },
      text: { $template: 'Order {{ trigger.order.id }}' },
      nested: [{ $ref: ['trigger', 'order', 'lines'] }, { $ref: ['trigger', 'gone'] }],
    }
    expect(condense(fields, lookupIn({ trigger: { order } }))).toEqual({
      order: { $ref: ['trigger', 'order'] },
      id: 'o1',
      text: 'Order o1',
      nested: [{ $ref: ['trigger', 'order', 'lines'] }, null],
    })
  })

  it('draws the line at 120 characters of JSON', () => {
    const stored = (length: number) =>
      condense({ x: { $ref: ['trigger'] } }, lookupIn({ trigger: { a: 'x'.repeat(length - 8) } }))
    expect(JSON.stringify({ a: 'x'.repeat(112) })).toHaveLength(120)
    expect(stored(120)).not.toHaveProperty('x.$ref')
    expect(stored(121)).toHaveProperty('x.$ref')
  })

  it('puts in what the shop says, however large', () => {
    const shop = { about: 'x'.repeat(500) }
    const stored = condense({ about: { $ref: ['shop', 'about'] } }, lookupIn({ shop }))
    expect(expand(stored, () => undefined)).toEqual(shop)
  })
})
