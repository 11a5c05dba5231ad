import { money, orderLineIdSchema } from '@counterflow/core'
import { describe, expect, it } from 'vitest'
import type { LetterReader } from '../commerce/commerce.public.js'
import { writeOrderLetter } from './letter-text.js'

const lineId = orderLineIdSchema.parse('01980000-0000-7000-8000-0000000000b1')
const reader = (language: LetterReader['language']): LetterReader => ({
  number: '#1007',
  email: 'mina@example.com',
  name: 'Mina',
  language,
  lines: [{ id: lineId, title: { en: 'Kettle', ko: '주전자', ja: 'ケトル' } }],
})
const krw = (amount: number) => money(amount, 'KRW')

describe('a letter about an order', () => {
  it('says why it was cancelled and what becomes of the money, in the language of its reader', async () => {
    const news = {
      kind: 'cancelled',
      reason: 'inventory',
      money: { released: krw(0), refunded: krw(35_000) },
    } as const
    const korean = await writeOrderLetter(news, reader('ko'), '동네 커피')
    expect(korean.subject).toBe('동네 커피 주문 #1007이(가) 취소되었습니다')
    expect(korean.body).toMatch(/Mina 님.*재고.*₩35,000/s)
    const english = await writeOrderLetter(news, reader('en'), 'Corner coffee')
    expect(english.body).toMatch(/not in stock.*₩35,000/s)
    expect(english.body).not.toContain('held on your card')
  })

  it('does not tell anybody that they look like a fraudster', async () => {
    const news = {
      kind: 'cancelled',
      reason: 'fraud',
      money: { released: krw(35_000), refunded: krw(0) },
    } as const
    const { subject, body } = await writeOrderLetter(news, reader('en'), 'Corner coffee')
    expect(`${subject} ${body}`).not.toMatch(/fraud/i)
    expect(body).toContain('₩35,000 that were held')
  })

  it('says what is on its way, and how to follow it', async () => {
    const tracking = { company: 'CJ', number: '555', url: 'https://cj.example/555' }
    const lines = [{ lineId, quantity: 2 }]
    const news = { kind: 'fulfilled', lines, tracking, complete: false } as const
    const letter = await writeOrderLetter(news, reader('ja'), '喫茶')
    expect(letter.body).toMatch(/一部.*https:\/\/cj\.example\/555/s)
    expect(letter.fields).toEqual([
      { label: 'ケトル', value: '2点' },
      { label: '配送', value: 'CJ 555' },
    ])
  })
})
