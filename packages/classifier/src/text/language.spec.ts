import { describe, expect, it } from 'vitest'
import { languageOf } from './language.js'

describe('the language of a message', () => {
  it.each([
    ['where is my order', 'en'],
    ['주문한거 언제와요ㅠ', 'ko'],
    ['ㅠㅠ', 'ko'],
    ['これまだ在庫ありますか', 'ja'],
    ['送料無料', 'ja'],
    ['ｶｰﾄﾞ使えますか', 'ja'],
    ['is it authentic? 정품 맞죠? 답변 부탁드려요', 'ko'],
    ['iPhone15でも使えますか', 'ja'],
    ['カバー for my laptop, will it fit the 13 inch', 'en'],
    ['12345 😀', 'und'],
    ['где мой заказ', 'und'],
    ['', 'und'],
  ])('of %j is %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })
})
