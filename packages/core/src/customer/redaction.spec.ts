import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../json/json.js'
import { textsIn } from '../json/texts-in.js'
import { Redaction, redactedEmail, redactedText } from './redaction.js'

const id = '01980000-0000-7000-8000-000000000001'
const traces = {
  ids: [id],
  emails: ['haneul@example.com'],
  phones: ['+821012345678'],
  names: ['김하늘', 'Ana'],
  texts: ['12 Seochon-ro'],
}
const redaction = new Redaction(traces)

describe('a person is taken out of', () => {
  it('texts, with the particles behind their name and without the words that contain it', () => {
    expect(redaction.text('김하늘님께: Ana ate a banana at 12 seochon-ro, +821012345678')).toBe(
      `${redactedText}님께: ${redactedText} ate a banana at ${redactedText}, ${redactedText}`,
    )
    expect(redaction.text('<HANEUL@example.com>')).toBe(`<${redactedEmail}>`)
    expect(redaction.text(id)).toBe(id)
  })

  it('orders, of which goods, money and country stay', () => {
    const order = {
      total: { amount: 32_000, currency: 'KRW' },
      customer: { id, name: 'An older name', email: 'old@example.com', tags: ['VIP'], metadata: { a: 'b' } },
      lines: [{ title: 'Dripper', quantity: 1 }],
      shippingAddress: { name: 'Somebody', line1: 'Elsewhere 3', city: 'Seoul', countryCode: 'KR' },
    }
    expect(redaction.json(order)).toEqual({
      ...order,
      customer: { id, name: redactedText, email: redactedEmail, tags: ['VIP'], metadata: {} },
      shippingAddress: {
        name: redactedText,
        line1: redactedText,
        city: redactedText,
        countryCode: 'KR',
      },
    })
  })

  it('whatever else, whose shape stays', () => {
    const needle = fc.constantFrom('haneul@example.com', 'Dear 김하늘,', 'call +821012345678', 'tea', id)
    const { value } = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        needle,
        fc.integer(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('id', 'name', 'line1', 'x'), tie('value'), { maxKeys: 4 }),
      ),
    }))
    fc.assert(
      fc.property(value, (before) => {
        const after = redaction.json(before)
        const left = [...textsIn(after)].join('\n')
        for (const text of ['haneul@example.com', '김하늘', '+821012345678']) expect(left).not.toContain(text)
        expect(shapeOf(after)).toEqual(shapeOf(before))
        expect(redaction.json(after)).toEqual(after)
      }),
      { numRuns: 300 },
    )
  })
})

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf)
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shapeOf(member)]))
}
