import { describe, expect, it } from 'vitest'
import { giftCardStatus } from './gift-card.js'
import { giftCardCode, giftCardCodeBytes, giftCardCodeKey } from './gift-card-code.js'

const at = new Date('2026-11-22T09:00:00Z')
const standing = { balance: 1, expiresAt: null, disabledAt: null }

describe('a gift card', () => {
  it.each([
    ['active', {}],
    ['used_up', { balance: 0 }],
    ['expired', { balance: 0, expiresAt: at }],
    ['active', { expiresAt: new Date(at.getTime() + 1) }],
    ['disabled', { disabledAt: at, expiresAt: at }],
  ] as const)('is %s', (status, changes) => {
    expect(giftCardStatus({ ...standing, ...changes }, at)).toBe(status)
  })
})

describe('its code', () => {
  const code = giftCardCode(Uint8Array.from({ length: giftCardCodeBytes }, (_, index) => index * 17))

  it('has four groups of characters that nobody mistakes', () => {
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(() => giftCardCode(new Uint8Array(giftCardCodeBytes - 1))).toThrow(RangeError)
  })

  it('is the same however it is typed', () => {
    expect(giftCardCodeKey(code)).toBe(code.replaceAll('-', ''))
    expect(giftCardCodeKey(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(giftCardCodeKey(code))
    expect(giftCardCodeKey('oil0-ｏｉｌ０')).toBe('01100110')
  })
})
