import { describe, expect, it } from 'vitest'
import {
  cannedShortcutSchema,
  cannedTextIn,
  cannedTextSchema,
  filledReply,
  foundReplies,
  openVariables,
  unknownCannedVariables,
} from './canned-reply.js'

const values = {
  'customer.name': 'Yuna {{ shop.name }}',
  'customer.email': null,
  'staff.name': 'Minji',
  'shop.name': 'Han River',
  'order.number': '',
}

describe('a canned reply', () => {
  it('is filled in as far as it is known', () => {
    expect(filledReply('Hi {{customer.name}}, {{ staff.name }} here.', values)).toBe(
      'Hi Yuna {{ shop.name }}, Minji here.',
    )
    const unknown = '{{ customer.email }} {{ order.number }} {{order.number}} {{ x }} {{'
    expect(filledReply(unknown, values)).toBe(unknown)
    expect(openVariables(unknown)).toEqual(['customer.email', 'order.number'])
    expect(openVariables('Hi Yuna')).toEqual([])
  })

  it('uses only what can be filled in', () => {
    expect(unknownCannedVariables('{{ customer.nmae }} {{customer.name}} {{}} {{ customer.nmae }}')).toEqual([
      'customer.nmae',
      '',
    ])
    const refused = cannedTextSchema.safeParse({ en: 'Hi {{ nobody }}' })
    expect(refused.error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [['en'], 'Nothing fills in "nobody".'],
    ])
    expect(cannedTextSchema.safeParse({ en: ' ', ko: '', ja: '' }).success).toBe(false)
    expect(cannedTextSchema.safeParse({ ko: '안녕하세요' }).success).toBe(true)
  })

  it('is said in the language of the conversation, or else in one that it is written in', () => {
    const text = { ko: '안녕하세요', ja: 'こんにちは' }
    expect(cannedTextIn(text, 'ja')).toBe('こんにちは')
    expect(cannedTextIn(text, 'en')).toBe('안녕하세요')
    expect(cannedTextIn({}, 'en')).toBe('')
  })

  it('is found by its shortcut first, then by its title', () => {
    const replies = [
      { shortcut: 'when-open', title: 'Opening hours' },
      { shortcut: 'open', title: 'Greeting' },
      { shortcut: '배송', title: 'Where is my parcel' },
    ]
    expect(foundReplies(replies, 'open').map(({ shortcut }) => shortcut)).toEqual(['open', 'when-open'])
    expect(foundReplies(replies, 'PARCEL').map(({ shortcut }) => shortcut)).toEqual(['배송'])
    expect(foundReplies(replies, '배').map(({ shortcut }) => shortcut)).toEqual(['배송'])
    expect(foundReplies(replies, '')).toHaveLength(3)
    expect(foundReplies(replies, 'x')).toEqual([])
  })

  it('has a shortcut that can be typed in one go', () => {
    expect(cannedShortcutSchema.parse(' Hello ')).toBe('hello')
    expect(cannedShortcutSchema.parse('배송')).toBe('배송')
    expect(cannedShortcutSchema.safeParse('two words').success).toBe(false)
    expect(cannedShortcutSchema.safeParse('').success).toBe(false)
  })
})
