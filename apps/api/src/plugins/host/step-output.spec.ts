import { describe, expect, it } from 'vitest'
import { checkOutput, mostOutputBytes } from './step-output.js'

const circular: Record<string, unknown> = {}
circular.self = { again: [circular] }
const doubling: unknown[] = []
doubling.push(doubling, doubling)
class Parcel {
  weight = 1
}

describe('what a step answers', () => {
  it.each([[null], [true], [-1.5], ['주문'], [[1, [2, { a: [] }]]], [{ a: { b: 'c' }, d: null }]])(
    'is kept when it is JSON: %j',
    (value) => {
      expect(checkOutput(value)).toEqual({ output: value })
    },
  )

  it('loses members without a value, as JSON does', () => {
    expect(checkOutput({ a: undefined, b: [undefined, 1] })).toEqual({ output: { b: [null, 1] } })
    expect(checkOutput(undefined)).toEqual({ output: null })
  })

  it('is a copy: what the plugin changes afterwards changes nothing', () => {
    const value = { tags: ['a'] }
    const checked = checkOutput(value)
    value.tags.push('b')
    expect(checked).toEqual({ output: { tags: ['a'] } })
  })

  it.each<[string, unknown, string]>([
    ['a function', { on: { click: () => 1 } }, 'a function, which JSON does not have at "on.click"'],
    ['a BigInt', { ids: [1, 2n] }, 'a bigint, which JSON does not have at "ids.1"'],
    ['a symbol', Symbol('a'), 'a symbol'],
    ['no number', { rate: Number.NaN }, 'NaN, which JSON does not have at "rate"'],
    ['a date', { at: new Date(0) }, 'a Date, and not a plain object'],
    ['a map', new Map(), 'a Map'],
    ['an instance of a class', [new Parcel()], 'a Parcel'],
    ['something inside itself', circular, 'inside itself'],
    ['the character U+0000', { note: 'a\0b' }, 'U+0000'],
    ['half a character', ['\ud800'], 'surrogate'],
    ['a reserved name', JSON.parse('{"__proto__":{"admin":true}}'), '__proto__'],
  ])('is refused with %s', (_, value, says) => {
    expect(checkOutput(value)).toEqual({ code: 'invalid_output', message: expect.stringContaining(says) })
  })
})

describe('how much a step may answer', () => {
  it.each<[string, unknown]>([
    ['a text of 50 MB', { body: 'x'.repeat(50_000_000) }],
    ['a text of 400,000 characters of three bytes', '주'.repeat(400_000)],
    ['a list of millions', Array.from({ length: 3_000_000 }, () => 0)],
    ['many small members', Object.fromEntries(Array.from({ length: 200_000 }, (_, n) => [`n${n}`, n]))],
    ['a list that contains itself twice', doubling],
  ])('ends before %s', (_, value) => {
    const begunAt = performance.now()
    const checked = checkOutput(value)
    expect(performance.now() - begunAt).toBeLessThan(5_000)
    expect(checked).toMatchObject({ code: expect.stringMatching(/^(output_too_large|invalid_output)$/) })
    if (value !== doubling) expect(checked).toMatchObject({ code: 'output_too_large' })
  })

  it('leaves room for as much as is said', () => {
    expect(checkOutput('x'.repeat(mostOutputBytes - 2))).toHaveProperty('output')
    expect(checkOutput('x'.repeat(mostOutputBytes - 1))).toMatchObject({ code: 'output_too_large' })
  })
})
