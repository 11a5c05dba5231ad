import type { Shape } from '../shape.js'
import type { products as productsEn } from './en.js'

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
