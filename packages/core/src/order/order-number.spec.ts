import { describe, expect, it } from 'vitest'
import { orderNumberFormatSchema, plainOrderSearch, usualOrderNumberFormat } from './order-number.js'

const tea = { prefix: '#TEA', suffix: '-kr' }

describe('a search for an order by its number', () => {
  it.each([
    ['#TEA1001-kr', '#1001'],
    ['tea1001', '#1001'],
    ['#1001', '#1001'],
    ['1001-KR', '#1001'],
    ['#tea10', '#10'],
  ])('%s means %s', (typed, meant) => {
    expect(plainOrderSearch(typed, tea)).toBe(meant)
  })

  it.each(['1001', 'mina', '#TEA', 'tea1001x', '', '010-1234'])('%s stays what it is', (typed) => {
    expect(plainOrderSearch(typed, tea)).toBe(typed)
  })

  it('works without anything around the number', () => {
    expect(plainOrderSearch('#1001', usualOrderNumberFormat)).toBe('#1001')
    expect(plainOrderSearch('1001', { prefix: '', suffix: '' })).toBe('1001')
  })
})

it('takes nothing around a number that would run into it, or that nobody can type', () => {
  const parse = (changes: object) =>
    orderNumberFormatSchema.safeParse({ ...usualOrderNumberFormat, ...changes }).success
  expect([{ prefix: '#TEA-' }, { suffix: '/26' }, { prefix: '' }].map(parse)).toEqual([true, true, true])
  expect(
    [{ prefix: '2026' }, { suffix: '26' }, { prefix: 'A\n' }, { prefix: 'A '.repeat(9) }].map(parse),
  ).toEqual([false, false, false, false])
})
