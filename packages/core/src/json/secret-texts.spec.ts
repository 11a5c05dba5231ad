import { describe, expect, it } from 'vitest'
import { masked, maskedText, secretTexts } from './secret-texts.js'

const secret = { type: 'string', 'x-counterflow-secret': true }
const schema = {
  type: 'object',
  properties: { code: secret, last4: { type: 'string' }, cards: { type: 'array', items: secret } },
}

describe('a secret text', () => {
  it('is what the schema says is one, and hidden wherever it stands, also amid other words', () => {
    const secrets = secretTexts(schema, { code: 'ABCD-1234', last4: '1234', cards: ['EFGH-5678'] })
    expect(secrets).toEqual(['ABCD-1234', 'EFGH-5678'])
    expect(
      masked({ body: ['Pay with ABCD-1234, or EFGH-5678.'], last4: '1234', amount: 5 }, secrets),
    ).toEqual({ body: [`Pay with ${maskedText}, or ${maskedText}.`], last4: '1234', amount: 5 })
  })

  it('is nothing where nothing is said to be one, or nothing is there', () => {
    expect(secretTexts({ type: 'object' }, { code: 'ABCD-1234' })).toEqual([])
    expect(secretTexts(schema, { code: null, cards: 'none', more: 'x' })).toEqual([])
    expect(secretTexts(schema, null)).toEqual([])
    expect(masked('nothing', [])).toBe('nothing')
  })
})
