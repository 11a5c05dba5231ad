import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTranslation } from '../translation.js'
import { readAs } from '../wording.js'
import { koreanWording, particles } from './particles.js'

const say = (text: string, value: string) =>
  koreanWording(text, (each) => each.replace('{value}', () => value))

describe('a Korean particle behind a value', () => {
  it.each([
    ['주문 {value}을(를) 취소할까요?', '#1001', '주문 #1001을 취소할까요?'],
    ['주문 {value}을(를) 취소할까요?', '#1002', '주문 #1002를 취소할까요?'],
    ['“{value}”은(는) 금액이 아닙니다.', '만원', '“만원”은 금액이 아닙니다.'],
    ['“{value}”이(가) 없습니다.', '주소', '“주소”가 없습니다.'],
    ['“{value}”와(과) 함께', '할인', '“할인”과 함께'],
    ['{value}(으)로 보냅니다.', '서울', '서울로 보냅니다.'],
    ['{value}(으)로 보냅니다.', '부산', '부산으로 보냅니다.'],
    ['{value}(으)로 보냅니다.', '제주', '제주로 보냅니다.'],
    ['“{value}”(으)로의 연결', 'Capture payment', '“Capture payment”로의 연결'],
  ])('in “%s” follows “%s”', (text, value, said) => {
    expect(say(text, value)).toBe(said)
  })

  it('stays in both forms where nobody knows how the value is read', () => {
    expect(say('{value}을(를) 담았습니다.', '🎁')).toBe('🎁을(를) 담았습니다.')
  })

  it('is never one that a value brought along', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...particles.map(({ both }) => both)),
        fc.constantFrom(...particles.map(({ both }) => both)),
        (own, brought) => {
          expect(say(`{value}${own} 봅니다.`, `${brought} 나`)).toMatch(
            new RegExp(`^${brought.replace(/[()]/g, '\\$&')} 나`),
          )
        },
      ),
    )
  })

  it('follows the words of an element that stands for itself', () => {
    const mark = (words: string) => `\uE000field${readAs}${words}\uE001`
    expect(say('{value}이(가) 높음', mark('위험도'))).toBe(`${mark('위험도')}가 높음`)
    expect(say('{value}이(가) 높음', mark(''))).toBe(`${mark('')}이(가) 높음`)
  })

  it('is chosen in texts with plurals too, and by every translation into Korean', async () => {
    const translation = await createTranslation('ko')
    expect(translation.t('orders.cancelTitle', { number: '#1002' })).toBe('주문 #1002를 취소할까요?')
    translation.addResourceBundle('ko', 'translation', {
      counted: '{name}이(가) {count, plural, other {상품 #개}}를 담았습니다.',
    })
    expect(translation.t('counted', { name: '미나', count: 2 })).toBe('미나가 상품 2개를 담았습니다.')
  })
})
