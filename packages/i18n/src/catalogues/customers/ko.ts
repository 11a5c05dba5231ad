import type { Shape } from '../shape.js'
import type { customers as customersEn } from './en.js'

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
  unsubscribe: {
    button: '수신 거부',
    ask: {
      title: '{shop}의 소식을 그만 받으시겠어요?',
      email: '소식과 혜택 이메일을 더 이상 보내지 않습니다. 주문에 관한 이메일은 계속 보내 드립니다.',
      sms: '소식과 혜택 문자를 더 이상 보내지 않습니다. 주문에 관한 문자는 계속 보내 드립니다.',
    },
    done: {
      title: '수신 거부되었습니다',
      email: '{shop}에서 소식과 혜택 이메일을 더 이상 보내지 않습니다.',
      sms: '{shop}에서 소식과 혜택 문자를 더 이상 보내지 않습니다.',
    },
    invalid: {
      title: '사용할 수 없는 링크입니다',
      email: '이메일에서 링크를 다시 열거나 {shop}에 문의해 주세요.',
      sms: '문자에서 링크를 다시 열거나 {shop}에 문의해 주세요.',
    },
  },
} as const satisfies Shape<typeof customersEn>
