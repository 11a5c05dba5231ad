import { loadStorefrontTexts } from '@counterflow/i18n/storefront'
import { describe, expect, it } from 'vitest'
import { translator } from './texts'

describe('a text of the storefront', () => {
  it('has its placeholders filled', async () => {
    const t = translator(await loadStorefrontTexts('en'), 'en')
    expect(t('search.title', { words: '$& {name}' })).toBe('Results for “$& {name}”')
  })

  it.each([
    ['en', 1, 'Cart, 1 item'],
    ['en', 1_200, 'Cart, 1,200 items'],
    ['ko', 3, '장바구니, 3개'],
    ['ja', 0, 'カート、0点'],
  ] as const)('counts in %s: %d', async (language, count, said) => {
    expect(translator(await loadStorefrontTexts(language), language)('cart.button', { count })).toBe(said)
  })

  it('follows in Korean what is put into it', async () => {
    const t = translator(await loadStorefrontTexts('ko'), 'ko')
    expect(t('discount.linked', { code: 'WELCOME10' })).toBe('장바구니에 할인 WELCOME10을 적용했습니다.')
  })
})
