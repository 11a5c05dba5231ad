import type { Shape } from '../shape.js'
import type { customers as customersEn, products as productsEn } from './en.js'

export const products = {
  title: '제품',
  search: '제품명 또는 SKU 검색',
  product: '제품',
  variants: '이형 상품',
  price: '가격',
  priceRange: '{least} ~ {most}',
  stock: '재고',
  outOfStock: '품절',
  pieces: '{count, plural, other {#개}}',
  emptyTitle: '아직 제품이 없습니다',
  emptyBody: '스토어의 제품이 여기에 표시됩니다.',
  noMatchTitle: '조건에 맞는 제품이 없습니다',
  noMatchBody: '검색어를 바꿔 보세요.',
} as const satisfies Shape<typeof productsEn>

export const customers = {
  title: '고객',
  search: '이름 또는 이메일 검색',
  name: '고객',
  tags: '태그',
  orders: '주문',
  lifetimeSpend: '총 구매액',
  since: '등록일',
  emptyTitle: '아직 고객이 없습니다',
  emptyBody: '주문한 고객이 여기에 표시됩니다.',
  noMatchTitle: '조건에 맞는 고객이 없습니다',
  noMatchBody: '검색어를 바꿔 보세요.',
} as const satisfies Shape<typeof customersEn>
