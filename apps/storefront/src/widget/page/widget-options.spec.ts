import { describe, expect, it } from 'vitest'
import { spokenLanguage } from '../texts/texts'
import { readableOn, readOptions } from './widget-options'

describe('the script tag', () => {
  it('says where the shop is, and how the chat looks', () => {
    const attributes = { language: 'ja-JP', color: '#0a7', position: 'left', scheme: 'dark', cart: 'abc' }
    expect(readOptions(attributes, 'https://shop.example/sub/chat.js?v=2', ['ko'])).toEqual({
      shop: 'https://shop.example/sub/',
      language: 'ja',
      color: '#0a7',
      side: 'left',
      scheme: 'dark',
      cart: 'abc',
    })
  })

  it('may say nothing, or nonsense', () => {
    const attributes = { language: 'tlh', color: 'red;}', position: 'top', scheme: 'blue', cart: '' }
    const options = readOptions(attributes, 'https://shop.example/chat.js', ['', 'ko-KR', 'en'])
    expect(options).toMatchObject({
      language: 'ko',
      color: '#2459d6',
      side: 'right',
      scheme: 'page',
      cart: null,
    })
    expect(spokenLanguage(['fr', null, undefined])).toBe('en')
  })

  it.each([
    ['#2459d6', '#fff'],
    ['#ffd400', '#000'],
    ['#fff', '#000'],
    ['#000000', '#fff'],
    ['#e8590c', '#000'],
  ])('has words that can be read on %s', (color, expected) => {
    expect(readableOn(color)).toBe(expected)
  })
})
