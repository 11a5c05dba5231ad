import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cartEvent, cartEventName } from './cart-event.js'

const family = '👨‍👩‍👧‍👦'
const hangul = '한'.normalize('NFD')

describe('the line about a cart', () => {
  it('says what was added and what was removed, and nothing of what stayed', () => {
    expect(cartEvent({ name: 'Kettle', before: 0, quantity: 2 })).toEqual({
      deed: 'added',
      productName: 'Kettle',
      quantity: 2,
    })
    expect(cartEvent({ name: 'Kettle', before: 3, quantity: 2 })).toMatchObject({
      deed: 'removed',
      quantity: 1,
    })
    expect(cartEvent({ name: 'Kettle', before: 2, quantity: 2 })).toBeNull()
  })

  it.each([
    ['Latin letters', 'a'],
    ['Hangul', '한'],
    ['Hangul in parts', hangul],
    ['kana with a mark', 'か\u3099'],
    ['letters with a mark', 'e\u0301'],
    ['emoji of several people', family],
    ['flags', '🇰🇷'],
    ['emoji with a skin colour', '👍🏽'],
  ])('names a product of forty characters and not of forty-one: %s', (_name, character) => {
    expect(cartEventName(character.repeat(40))).toBe(character.repeat(40).normalize('NFC'))
    expect(cartEventName(character.repeat(41))).toBeNull()
  })

  it('names nothing where there is no name', () => {
    expect(cartEventName(' \n ')).toBeNull()
  })

  it('counts the same however a name is composed', () => {
    const pieces = fc.constantFrom('a', 'é', '각', 'が', family, '🇯🇵', ' ', '-')
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 60 }), (parts) => {
        const name = `x${parts.join('')}x`
        const shown = cartEventName(name)
        expect(cartEventName(name.normalize('NFD'))).toBe(shown)
        expect(shown === null).toBe(parts.length + 2 > 40)
      }),
      { numRuns: 300 },
    )
  })
})
