import { describe, expect, it } from 'vitest'
import { jsonText, valueOfJsonText } from './json-text'

describe('JSON that a person writes', () => {
  it.each([
    ['{ "a": [1, true, null, "b"] }', { a: [1, true, null, 'b'] }],
    ['{ "order": { "$ref": ["trigger", "order"] } }', { order: { $ref: ['trigger', 'order'] } }],
    ['{ "n": "{{ trigger.order.number }}" }', { n: { $template: '{{ trigger.order.number }}' } }],
    ['"text"', 'text'],
    ['  ', undefined],
  ])('%s', (text, value) => {
    expect(valueOfJsonText(text)).toEqual({ value })
    expect(valueOfJsonText(jsonText(value))).toEqual({ value })
  })

  it.each(['{ "a": ', '{{ trigger.order }}', '{ "$other": 1 }'])('%s is none', (text) => {
    expect(valueOfJsonText(text)).toEqual({ problem: expect.stringMatching(/./) })
  })
})
