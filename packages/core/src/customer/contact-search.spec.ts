import { describe, expect, it } from 'vitest'
import { emailKey, nameKey } from './contact-keys.js'
import { bigramsOf, contactText, searchedWords } from './contact-search.js'

const finds = (search: string, contact: Parameters<typeof contactText>[0]) => {
  const text = contactText(contact)
  const bigrams = new Set(bigramsOf(text))
  return searchedWords(search).every(
    (word) => text.includes(word) && bigramsOf(word).every((bigram) => bigrams.has(bigram)),
  )
}
const haneul = { name: '김 하늘', email: 'Haneul.Kim@example.com', phone: '+821012345678' }

describe('the search for customers', () => {
  it.each(['하늘', '김하늘', 'haneul.kim@EXAMPLE', '010-1234-5678', '+82 10 1234', '1234-5678', '하늘 kim'])(
    'finds 김 하늘 by %s',
    (search) => {
      expect(finds(search, haneul)).toBe(true)
    },
  )
  it.each(['하눌', 'haneul.lee', '010-9999'])('does not find 김 하늘 by %s', (search) => {
    expect(finds(search, haneul)).toBe(false)
  })
  it('finds two characters of a Japanese name', () => {
    expect(finds('佐藤', { name: '佐藤 葵', email: null, phone: null })).toBe(true)
  })
})

describe('what tells that two customers are one person', () => {
  it('is one mailbox, however it was typed', () => {
    const keys = ['Sora@Example.com', 'sora+shop@example.com', 's.o.r.a@gmail.com', 'sora@googlemail.com']
    expect(keys.map(emailKey)).toEqual([
      'sora@example.com',
      'sora@example.com',
      'sora@gmail.com',
      'sora@gmail.com',
    ])
    expect(emailKey('+@example.com')).toBe('+@example.com')
  })
  it('is one name, whatever its spaces and widths', () => {
    expect(nameKey('Ｓｏｒａ  Kim')).toBe(nameKey('sora kim'))
  })
})
