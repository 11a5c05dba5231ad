import { createTranslation, type TextKey } from '@counterflow/i18n'
import { describe, expect, it } from 'vitest'
import { tenderName } from './tender-name'

const translation = await createTranslation('en')
const t = (key: TextKey, values = {}) => translation.t(key, values)
const named = new Map([['card_on_file', 'Card on file']])
const providers = new Map([
  ['card:sumup', 'SumUp at the bar'],
  ['card_sumup', 'SumUp at the bar'],
])
const nameOf = (method: string) => tenderName(method, { t }, named, providers)

describe('a way of paying', () => {
  it('is called the same as a tender of a till and as the payment of its order', () => {
    expect(nameOf('card:sumup')).toBe('Card: SumUp at the bar')
    expect(nameOf('card_sumup')).toBe('Card: SumUp at the bar')
    expect(nameOf('cash')).toBe('Cash')
  })

  it('keeps a name where the shop does not know it any more', () => {
    expect(nameOf('card_square')).toBe('Card: square')
    expect(nameOf('on_account')).toBe('on_account')
    expect(nameOf('card_on_file')).toBe('Card on file')
  })
})
