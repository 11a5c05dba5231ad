import { describe, expect, it } from 'vitest'
import { typedMark, withoutMark } from './typed-mark'

describe('a mark that is being typed', () => {
  it('begins a word and ends at the caret', () => {
    expect(typedMark('/', 1, '/')).toEqual({ from: 0, to: 1, word: '' })
    expect(typedMark('Hi /hel there', 7, '/')).toEqual({ from: 3, to: 7, word: 'hel' })
    expect(typedMark('네\n@민', 4, '@')).toEqual({ from: 2, to: 4, word: '민' })
  })

  it('is none within a word, behind the caret, or once a space follows', () => {
    expect(typedMark('1/2', 3, '/')).toBeUndefined()
    expect(typedMark('a@b.com', 7, '@')).toBeUndefined()
    expect(typedMark('/hello you', 10, '/')).toBeUndefined()
    expect(typedMark('x /y', 2, '/')).toBeUndefined()
    expect(typedMark('', 0, '/')).toBeUndefined()
  })

  it('gives way to what was chosen', () => {
    const mark = typedMark('Hi /hel there', 7, '/')
    if (mark === undefined) throw new Error('There is a mark.')
    expect(withoutMark('Hi /hel there', mark, 'Yuna')).toEqual({ text: 'Hi Yuna there', caret: 7 })
  })
})
