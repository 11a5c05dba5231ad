import { money, orderLineIdSchema } from '@counterflow/core'
import { describe, expect, it } from 'vitest'
import type { LetterReader, PlacedOrder } from '../commerce/commerce.public.js'
import { writeOrderLetter } from './letter-text.js'

const lineId = orderLineIdSchema.parse('01980000-0000-7000-8000-0000000000b1')
const reader = (language: LetterReader['language']): LetterReader => ({
  number: '#1007',
  email: 'mina@example.com',
  name: 'Mina',
  language,
  statusToken: 'see-1007',
  lines: [{ id: lineId, title: { en: 'Kettle', ko: '주전자', ja: 'ケトル' } }],
})
const shopCalled = (name: string) => ({ name, publicUrl: 'https://shop.example' })
const krw = (amount: number) => money(amount, 'KRW')

describe('a letter about an order', () => {
  it('says why it was cancelled and what becomes of the money, in the language of its reader', async () => {
    const news = {
      kind: 'cancelled',
      reason: 'inventory',
      money: { released: krw(0), refunded: krw(35_000) },
    } as const
    const korean = await writeOrderLetter(news, reader('ko'), shopCalled('동네 커피'))
    expect(korean.subject).toBe('동네 커피 주문 #1007이 취소되었습니다')
    expect(korean.body).toMatch(/Mina 님.*재고.*₩35,000/s)
    const english = await writeOrderLetter(news, reader('en'), shopCalled('Corner coffee'))
    expect(english.body).toMatch(/not in stock.*₩35,000/s)
    expect(english.body).not.toContain('held on your card')
  })

  it('does not tell anybody that they look like a fraudster', async () => {
    const news = {
      kind: 'cancelled',
      reason: 'fraud',
      money: { released: krw(35_000), refunded: krw(0) },
    } as const
    const { subject, body } = await writeOrderLetter(news, reader('en'), shopCalled('Corner coffee'))
    expect(`${subject} ${body}`).not.toMatch(/fraud/i)
    expect(body).toContain('₩35,000 that were held')
  })

  it('says what is on its way, and how to follow it', async () => {
    const tracking = { company: 'CJ', number: '555', url: 'https://cj.example/555' }
    const lines = [{ lineId, quantity: 2 }]
    const news = { kind: 'fulfilled', lines, tracking, complete: false } as const
    const letter = await writeOrderLetter(news, reader('ja'), shopCalled('喫茶'))
    expect(letter.body).toMatch(/一部.*https:\/\/cj\.example\/555/s)
    expect(letter.fields).toEqual([
      { label: 'ケトル', value: '2点' },
      { label: '配送', value: 'CJ 555' },
    ])
  })

  it('says what was ordered, how it is still to be paid and where it goes, and where to see how it stands', async () => {
    const method = { en: 'Bank transfer', ko: '계좌 이체', ja: '銀行振込' }
    const instructions = { en: 'Account 1-2-3', ko: '계좌 1-2-3', ja: '口座 1-2-3' }
    const order: PlacedOrder = {
      number: '#1007',
      placedAt: '2026-11-20T10:00:00.000Z',
      channel: 'online_store',
      cancelled: false,
      paymentStatus: 'pending',
      fulfilmentStatus: 'unfulfilled',
      lines: [
        {
          title: { en: 'Kettle', ko: '주전자', ja: 'ケトル' },
          quantity: 2,
          unitPrice: krw(10_000),
          discount: krw(0),
          total: krw(20_000),
        },
      ],
      subtotal: krw(20_000),
      discount: krw(1_000),
      shipping: krw(3_000),
      shippingTitle: { en: 'Parcel', ko: '택배', ja: '宅配便' },
      tax: krw(2_000),
      total: krw(22_000),
      outstanding: krw(17_000),
      refunded: krw(0),
      instructions,
      paidBy: ['gift_card', method],
      shippingAddress: {
        name: 'Mina',
        line1: '12 Seongsu-ro',
        city: 'Seoul',
        postalCode: '04780',
        countryCode: 'KR',
      },
    }
    const news = { kind: 'placed', order } as const
    const korean = await writeOrderLetter(news, reader('ko'), shopCalled('동네 커피'))
    expect(korean.body).toMatch(/₩17,000\n\n계좌 이체\n계좌 1-2-3$/)
    expect(korean.fields).toEqual([
      { label: '주전자 × 2', value: '₩20,000' },
      { label: '소계', value: '₩20,000' },
      { label: '할인', value: '-₩1,000' },
      { label: '택배', value: '₩3,000' },
      { label: '세금(포함)', value: '₩2,000' },
      { label: '합계', value: '₩22,000' },
      { label: '배송지', value: 'Mina\n12 Seongsu-ro\n04780 Seoul\n대한민국' },
    ])
    expect(korean.link?.url).toBe('https://shop.example/orders/see-1007')

    const settled = {
      ...order,
      outstanding: krw(0),
      instructions: null,
      paidBy: ['card', 'gift_card'] as const,
    }
    const english = await writeOrderLetter(
      { kind: 'placed', order: settled },
      reader('en'),
      shopCalled('Corner'),
    )
    expect(english.body).toMatch(/It is paid: card \+ gift card\.$/)
  })
})
