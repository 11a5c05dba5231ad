import type { Language } from '@counterflow/core'
import type { DemoCustomerKey } from './demo-customers.js'

/** Something that was said, and when: days before now, and the time of day in Seoul. */
type Said = readonly [daysAgo: number, at: string, text: string]

/** A conversation of the demo shop's past, in turns: the customer, then the shop. */
export interface DemoTalk {
  readonly customer: DemoCustomerKey
  readonly language: Language
  readonly turns: readonly (
    | { readonly customer: Said }
    | { readonly staff: Said; readonly skus?: readonly string[] }
  )[]
  readonly isAssigned?: boolean
  readonly closed?: { readonly daysAgo: number; readonly at: string }
}

/** What customers of the demo shop wrote lately, the earliest first. What it is about is for the classifier to say. */
export const demoTalks: readonly DemoTalk[] = [
  {
    customer: 'aoi',
    language: 'ja',
    turns: [
      {
        customer: [9, '11:20', '先日届いた器の縁が少し欠けていました。返品または交換はできますか？'],
      },
      {
        staff: [
          9,
          '11:42',
          'ご迷惑をおかけして申し訳ございません。新しいものを本日お送りします。欠けた器は処分していただいて構いません。',
        ],
      },
      { customer: [9, '12:03', 'ご丁寧にありがとうございます。楽しみに待っています。'] },
    ],
    closed: { daysAgo: 9, at: '12:10' },
  },
  {
    customer: 'daniel',
    language: 'en',
    turns: [
      {
        customer: [
          6,
          '18:05',
          'Hello! We run a small shop in London and would like to order 60 of your bowls. Do you have wholesale prices?',
        ],
      },
      {
        staff: [
          6,
          '18:31',
          'Hello Daniel, from 20 pieces we give 30% off. I will send you our price list tomorrow.',
        ],
      },
      { customer: [5, '17:12', 'Perfect. Could you include the shipping costs to the UK as well?'] },
    ],
    isAssigned: true,
  },
  {
    customer: 'minjun',
    language: 'ko',
    turns: [
      { customer: [4, '14:08', '선물용으로 좋은 차를 추천해 주실 수 있나요? 예산은 5만 원 정도입니다.'] },
      {
        staff: [
          4,
          '14:21',
          '보성 우전은 선물로 가장 많이 찾으시는 차입니다. 함께 어울리는 다기도 보여 드릴게요.',
        ],
        skus: ['TEA-UJN-30', 'CUP-CEL-2'],
      },
    ],
  },
  {
    customer: 'emma',
    language: 'en',
    turns: [
      {
        customer: [
          2,
          '20:44',
          'Where is my order? I ordered two weeks ago and the tracking has not changed since Monday.',
        ],
      },
    ],
  },
  {
    customer: 'haneul',
    language: 'ko',
    turns: [
      { customer: [1, '10:15', '주문한 상품이 아직 도착하지 않았어요. 배송이 언제 되나요?'] },
      { customer: [1, '10:16', '이번 주 토요일에 꼭 필요합니다.'] },
    ],
  },
  {
    customer: 'mio',
    language: 'ja',
    turns: [{ customer: [1, '21:37', '配送先の住所を変更したいのですが、まだ間に合いますか？'] }],
  },
]
