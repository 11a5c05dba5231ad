import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../json/json.js'
import { valueAt } from '../reference/value-at.js'
import { type Condition, conditionSchema } from './condition.js'
import { evaluateCondition } from './evaluate.js'
import type { OperatorId } from './operator-id.js'
import { operatorsFor } from './operators.js'

const met = (condition: Condition, values: Json) =>
  evaluateCondition(condition, (path) => valueAt(values, path)).met
const compare = (field: Json, operator: OperatorId, value?: Json) =>
  met({ field: { $ref: ['field'] }, operator, value: { $ref: ['value'] } }, { field, value: value ?? null })

const won = (amount: number) => ({ amount, currency: 'KRW' })

describe('operators', () => {
  it.each<[Json, OperatorId, Json, boolean]>([
    [1001, 'greater_than', 1000, true],
    [1000, 'greater_than', 1000, false],
    [999, 'less_than', 1000, true],
    [1000, 'less_than', 1000, false],
    [1000, 'at_least', 1000, true],
    [won(1001), 'greater_than', won(1000), true],
    [won(1001), 'greater_than', { amount: 1000, currency: 'USD' }, false],
    [won(1000), 'equals', { currency: 'KRW', amount: 1000 }, true],
    ['USD', 'equals', 'USD', true],
    ['usd', 'equals', 'USD', true],
    ['한글', 'equals', '한글'.normalize('NFD'), true],
    ['high', 'not_equals', 'high', false],
    [null, 'not_equals', 'high', true],
    [null, 'greater_than', 0, false],
    ['high', 'one_of', ['medium', 'high'], true],
    ['low', 'none_of', ['medium', 'high'], true],
    [['VIP', 'new'], 'contains', 'vip', true],
    ['Gift card', 'contains', 'CARD', true],
    ['Gift card', 'starts_with', 'gift', true],
    ['', 'is_empty', null, true],
    [[], 'is_empty', null, true],
    [0, 'is_empty', null, false],
    [true, 'is_true', null, true],
    ['2026-01-02T00:00:00Z', 'after', '2026-01-01T23:00:00+00:00', true],
    ['2026-01-01T09:00:00+09:00', 'equals', '2026-01-01T00:00:00Z', true],
    ['SHIRT-10', 'equals', 'MUG-10', false],
    ['Zone 5', 'one_of', ['Area 5'], false],
    ['A-1', 'not_equals', 'B-1', true],
    ['May 5', 'before', 'June 6', false],
  ])('%j %s %j is %s', (field, operator, value, expected) => {
    expect(compare(field, operator, value)).toBe(expected)
  })

  it('are offered by type, and a choice from options offers no partial text', () => {
    const ids = (type: Parameters<typeof operatorsFor>[0]) => operatorsFor(type).map(({ id }) => id)
    expect(ids({ kind: 'money', nullable: false })).toEqual([
      'equals',
      'not_equals',
      'greater_than',
      'at_least',
      'less_than',
      'at_most',
      'one_of',
      'none_of',
      'is_empty',
      'is_not_empty',
    ])
    expect(ids({ kind: 'text', options: ['low', 'high'], nullable: false })).not.toContain('contains')
    expect(ids({ kind: 'text', options: undefined, nullable: false })).toContain('contains')
  })

  it('never call two numbers both less and at least', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (left, right) => {
        expect(compare(left, 'less_than', right)).toBe(!compare(left, 'at_least', right))
        expect(compare(left, 'greater_than', right)).toBe(compare(right, 'less_than', left))
      }),
    )
  })
})

const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<Condition>(
      { field: { $ref: ['yes'] }, operator: 'is_true' },
      { field: { $ref: ['no'] }, operator: 'is_true' },
    ),
    fc.array(tie('condition'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { maxLength: 3 }).map((any) => ({ any })),
    fc.array(tie('condition'), { maxLength: 3 }).map((none) => ({ none })),
  ),
})).condition

describe('conditions', () => {
  it('nest: none of several is what any of them is not', () => {
    fc.assert(
      fc.property(fc.array(anyCondition, { maxLength: 4 }), (several) => {
        const values = { yes: true, no: false }
        expect(met({ none: several }, values)).toBe(!met({ any: several }, values))
        expect(met({ all: several }, values)).toBe(several.every((one) => met(one, values)))
      }),
    )
  })

  it('survive their own format', () => {
    fc.assert(
      fc.property(anyCondition, (condition) => {
        expect(conditionSchema.parse(JSON.parse(JSON.stringify(condition)))).toEqual(condition)
      }),
    )
  })

  it('ask of a list whether any, every or no item fits', () => {
    const ask = (match: 'any' | 'every' | 'none', quantities: number[]) =>
      met(
        {
          items: { $ref: ['lines'] },
          match,
          where: { field: { $ref: ['item', 'quantity'] }, operator: 'greater_than', value: 2 },
        },
        { lines: quantities.map((quantity) => ({ quantity })) },
      )
    expect([ask('any', [1, 3]), ask('every', [1, 3]), ask('none', [1, 2])]).toEqual([true, false, true])
    expect([ask('any', []), ask('every', []), ask('none', [])]).toEqual([false, true, true])
  })

  it('tell what they saw', () => {
    const verdict = evaluateCondition(
      { field: { $ref: ['risk', 'level'] }, operator: 'not_equals', value: 'high' },
      (path) => valueAt({ risk: { level: 'low' } }, path),
    )
    expect(verdict.facts).toEqual([
      { field: ['risk', 'level'], operator: 'not_equals', actual: 'low', expected: 'high', met: true },
    ])
  })

  it('reach own properties only', () => {
    expect(met({ field: { $ref: ['constructor', 'name'] }, operator: 'is_empty' }, {})).toBe(true)
  })
})
