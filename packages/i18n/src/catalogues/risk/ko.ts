import type { Shape } from '../shape.js'
import type { risk as en } from './en.js'

export const risk = {
  title: '사기 위험',
  level: { low: '낮음', medium: '중간', high: '높음' },
  levelOf: { low: '위험 낮음', medium: '위험 중간', high: '위험 높음' },
  pending: '분석 중…',
  pendingBody: '보통 몇 초 안에 결과가 여기에 자동으로 표시됩니다.',
  none: '분석하지 않음',
  recommendation: {
    accept: '주문을 진행해도 좋습니다',
    investigate: '주문을 진행하기 전에 확인하세요',
    cancel: '주문 취소를 고려하세요',
  },
  sentiment: { positive: '긍정적 요인', neutral: '참고 사항', negative: '부정적 요인' },
  score: '위험 점수 {score}/100',
  analyzed: '{when} 분석됨',
  by: '{provider}의 평가',
  joined: '여러 곳에서 이 주문을 평가했습니다. 가장 높은 위험도를 따릅니다.',
  facts: {
    observed: '{text}',
    card_verified: '은행에서 카드를 확인했습니다.',
    card_check_failed: '카드 보안 확인에 실패했습니다.',
    card_reported_stolen: '도난 신고된 카드입니다.',
    card_issuer_warning: '카드 발급사가 위험을 경고했습니다.',
    addresses_match: '청구지 주소와 배송지 주소가 같습니다.',
    addresses_differ: '청구지 주소와 배송지 주소가 다릅니다.',
    address_missing: '청구지 또는 배송지 주소가 없습니다.',
    returning_customer: '{orders, plural, other {이전에 #번 주문한 고객입니다.}}',
    first_order: '이 고객의 첫 주문입니다.',
    high_amount: '금액이 평소 주문의 {times, number}배입니다.',
    usual_amount: '이 스토어에서 일반적인 금액입니다.',
    many_orders_quickly: '{hours, plural, other {#시간}} 안에 {orders, number}건을 주문했습니다.',
    disposable_email: '일회용 이메일 주소입니다({domain}).',
    many_pieces: '주문 수량이 이례적으로 많습니다({pieces, number}개).',
  },
} as const satisfies Shape<typeof en>
