import type { Shape } from '../shape.js'
import type { navigation as navigationEn, session as sessionEn } from './en.js'

export const session = {
  title: '{shop}에 로그인',
  heading: '로그인',
  intro: '주문과 워크플로, 그리고 알아서 돌아가는 모든 일을 한곳에서.',
  email: '이메일',
  password: '비밀번호',
  submit: '로그인',
  expired: '로그아웃되었습니다. 다시 로그인하면 보던 화면으로 돌아갑니다.',
  signOut: '로그아웃',
  emailInvalid: 'owner@example.com과 같은 이메일 주소를 입력하세요.',
  passwordMissing: '비밀번호를 입력하세요.',
  account: '{name} 계정',
  language: '언어',
  appearance: '화면 모드',
  light: '라이트',
  dark: '다크',
  system: '시스템 설정',
  roles: { owner: '소유자', manager: '관리자', support: '고객 지원', cashier: '계산원' },
} as const satisfies Shape<typeof sessionEn>

export const navigation = {
  label: '주 메뉴',
  home: '홈',
  orders: '주문',
  workflows: '워크플로',
  runs: '실행 내역',
  products: '제품',
  customers: '고객',
  mail: '메일함',
  settings: '설정',
  open: '메뉴 열기',
  skip: '본문으로 건너뛰기',
  palette: '이동하거나 실행할 항목…',
  paletteShort: '검색',
  paletteEmpty: '결과가 없습니다',
  goTo: '이동',
  actions: '작업',
  placeTestOrder: '테스트 주문하기',
  newWorkflow: '새 워크플로',
  browseTemplates: '템플릿 둘러보기',
} as const satisfies Shape<typeof navigationEn>
