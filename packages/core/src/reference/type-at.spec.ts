import { describe, expect, it } from 'vitest'
import { typeAt } from './type-at.js'

describe('typeAt', () => {
  it('knows the currencies that an amount can have', () => {
    const currency = typeAt({ kind: 'money', nullable: true }, ['currency'])
    expect(currency).toMatchObject({ kind: 'text', nullable: true })
    expect('options' in currency && currency.options).toContain('USD')
  })
})
