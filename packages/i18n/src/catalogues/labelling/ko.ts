import type { Shape } from '../shape.js'
import type {
  labelling as english,
  labellingProblems as englishProblems,
  topics as englishTopics,
} from './en.js'

export const labelling: Shape<typeof english> = {
  intro:
    '고객의 첫 메시지에 열 가지 주제 중 하나를 붙입니다. 확신도가 90% 이상일 때만 붙이며, 텍스트는 이 서버 안에서만 분석하고 밖으로 보내지 않습니다.',
  title: '직접 해 보기',
  text: '고객 메시지',
  textHint: '영어, 한국어, 일본어로 입력하세요. 어디에도 저장하지 않습니다.',
  example: '지난주에 주문했는데 아직도 안 왔어요. 제 택배 어디쯤인가요?',
  judge: '분류하기',
  labelled: '라벨: {topic}',
  labelledDetail: '확신도 {certainty}입니다.',
  notLabelled: '라벨 없음',
  notLabelledDetail:
    '90%에 이르는 주제가 없어 사람이 판단합니다. 가장 가까운 것은 {topic}({certainty})입니다.',
  noTopic: '라벨 없음: 어느 주제에도 해당하지 않음',
  noTopicDetail: '확신도 {certainty}입니다.',
  all: '주제별 가능성',
  share: '{topic}: {certainty}',
  language: { en: '영어', ko: '한국어', ja: '일본어', und: '다른 언어' },
  model: {
    own: 'Counterflow에 기본으로 들어 있는 모델이 판단합니다.',
    folder: '쇼핑몰에서 지정한 모델이 판단합니다: {name}',
    hub: '허브에서 받은 모델이 판단합니다: {name}. 이 모델도 이 서버 안에서만 실행됩니다.',
  },
  about: '인식한 언어: {language} · 모델 {version}',
}

export const topics: Shape<typeof englishTopics> = {
  checkout: '결제',
  order_edits: '주문 편집',
  order_status: '주문 상태',
  pricing_discounts: '가격 책정/할인',
  product_details: '제품 세부 정보',
  product_interest: '제품 관심',
  returns: '반품/배송된 주문',
  shipping: '배송',
  store_information: '스토어 정보',
  wholesale: '도매',
  none: '해당 없음',
}

export const labellingProblems: Shape<typeof englishProblems> = {
  'classifier-busy': {
    message: '분류를 기다리는 메시지가 너무 많습니다.',
    fix: '잠시 후 다시 시도하세요.',
  },
  'classifier-unavailable': {
    message: '이 서버에서는 메시지를 분류할 수 없습니다.',
    fix: '다른 기능은 그대로 쓸 수 있습니다. 무엇이 없는지는 서버 로그에 나옵니다.',
  },
}
