import type { Shape } from '../shape.js'
import type * as english from './en.js'

export const orderLetters: Shape<typeof english.orderLetters> = {
  notify: '고객에게 이메일로 알리기',
  notifyTo: '받는 사람: {address}',
  noAddress: '고객의 이메일 주소가 없습니다.',
  preview: '메일 보기',
  hidePreview: '메일 숨기기',
  letter: {
    cancelled: '주문 취소 안내',
    refunded: '환불 안내',
    fulfilled: '발송 안내',
  },
  hello: '{name} 님, 안녕하세요.',
  cancelled: {
    subject: '{shop} 주문 {number}이(가) 취소되었습니다',
    body: {
      customer: '요청하신 대로 주문 {number}을(를) 취소했습니다.',
      fraud: '주문 {number}을(를) 접수할 수 없어 취소했습니다.',
      inventory: '죄송합니다. 주문 {number}의 상품 중 재고가 없는 것이 있어 주문을 취소했습니다.',
      declined: '주문 {number}의 결제가 확인되지 않아 주문을 취소했습니다.',
      staff: '죄송합니다. 스토어의 실수로 주문 {number}을(를) 취소하게 되었습니다.',
      other: '주문 {number}을(를) 취소했습니다.',
    },
    refunded: '{amount}을(를) 환불해 드립니다. 카드 환불은 확인까지 며칠 걸릴 수 있습니다.',
    released: '카드에 승인된 {amount}을(를) 취소했습니다. 실제로 결제된 금액은 없습니다.',
  },
  refunded: {
    subject: '{shop} 주문 {number} 환불 안내',
    body: '주문 {number}에 대해 {amount}을(를) 환불해 드렸습니다. 카드 환불은 확인까지 며칠 걸릴 수 있습니다.',
  },
  fulfilled: {
    subject: '{shop} 주문 {number}이(가) 발송되었습니다',
    body: '주문 {number}의 상품을 보내 드렸습니다.',
    part: '주문 {number}의 상품 중 일부를 보내 드렸습니다. 나머지도 곧 보내 드리겠습니다.',
    follow: '아래 링크에서 배송을 조회하실 수 있습니다.\n{url}',
    tracking: '운송장',
  },
  receipt: {
    subject: '{shop} 영수증 {number}',
    body: '구매해 주셔서 감사합니다. 영수증 {number}입니다.',
    rounding: '끝수 조정',
  },
}

export const fulfilFrom: Shape<typeof english.fulfilFrom> = {
  location: '출고 위치',
  several: '이 상품들은 여러 위치에 예약되어 있습니다. 위치별로 나누어 처리하세요.',
  short: '이 위치의 재고가 선택한 수량보다 적습니다.',
  evenSo: '그래도 이 위치에서 출고',
  from: '{location}에서 출고',
  cancelRestock: '제품을 재고로 되돌리기: {location}',
  restockTo: '제품을 되돌릴 위치',
  whereFrom: '출고했던 위치',
}
