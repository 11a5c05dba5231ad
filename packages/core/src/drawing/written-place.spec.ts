import { describe, expect, it } from 'vitest'
import { writtenPlace } from './written-place.js'

const total = { $ref: ['trigger', 'order', 'total'] }
const over = (value: unknown) => ({ field: total, operator: 'greater_than', value })
const krw = (amount: number) => ({ amount, currency: 'KRW' })

describe('the place that was written in', () => {
  it.each<[string, unknown, unknown, string]>([
    ['a text', { input: { subject: 'A' } }, { input: { subject: 'Ab' } }, 'input/subject'],
    ['the first letter of a text', { input: {} }, { input: { subject: 'A' } }, 'input/subject'],
    ['a text that becomes a template', { s: 'A {{' }, { s: { $template: 'A {{ shop.name }}' } }, 's'],
    ['an amount', { when: over('') }, { when: over(krw(1)) }, 'when/value'],
    ['the next digit of an amount', { when: over(krw(1)) }, { when: over(krw(10)) }, 'when/value'],
    ['one cell of a row', { rows: [{ label: 'A', x: 1 }] }, { rows: [{ label: 'B', x: 1 }] }, 'rows/0/label'],
  ])('is found for %s', (_what, before, after, place) => {
    expect(writtenPlace(before, after)).toBe(place)
  })

  it.each<[string, unknown, unknown]>([
    ['nothing changed', { subject: 'A' }, { subject: 'A' }],
    ['two texts changed', { subject: 'A', body: 'B' }, { subject: 'C', body: 'D' }],
    ['a line was added', { all: [over(1)] }, { all: [over(1), over(2)] }],
    ['a line was removed', { all: [over(1), over(2)] }, { all: [over(2)] }],
    ['lines changed places', { all: [over(1), over(2)] }, { all: [over(2), over(1)] }],
    ['a group counts in another way', { all: [over(1)] }, { any: [over(1)] }],
    ['a value was removed', { values: { a: 'A' } }, { values: {} }],
    ['another value was chosen', { to: total }, { to: { $ref: ['trigger', 'order', 'tax'] } }],
    ['a value took the place of a text', { to: 'A' }, { to: total }],
    ['a switch was pressed', { restock: true }, { restock: false }],
  ])('is none where %s', (_what, before, after) => {
    expect(writtenPlace(before, after)).toBeUndefined()
  })
})
