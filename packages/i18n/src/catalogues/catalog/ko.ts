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
  figures: '한눈에 보기',
  metadata: '메타데이터',
  metadataHint:
    '스토어가 이 고객에 대해 기록한 내용입니다. 직원 모두가 볼 수 있고 고객에게는 보이지 않습니다.',
  entryName: '이름',
  entryValue: '값',
  addEntry: '추가',
  removeEntry: '{name} 제거',
  noOrders: '아직 주문이 없습니다',
  noOrdersBody: '이 고객의 주문이 여기에 표시됩니다.',
  emptyTitle: '아직 고객이 없습니다',
  emptyBody: '주문한 고객이 여기에 표시됩니다.',
  noMatchTitle: '조건에 맞는 고객이 없습니다',
  noMatchBody: '검색어를 바꿔 보세요.',
} as const satisfies Shape<typeof customersEn>
