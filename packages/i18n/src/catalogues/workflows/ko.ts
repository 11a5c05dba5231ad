import type { Shape } from '../shape.js'
import type { templates as templatesEn, workflows as workflowsEn } from './en.js'

export const workflows = {
  title: '워크플로',
  intro: '스토어에서 자동으로 처리되는 일입니다.',
  new: '새 워크플로',
  blank: '처음부터 만들기',
  fromTemplate: '템플릿으로 만들기',
  untitled: '제목 없는 워크플로',
  name: '워크플로',
  search: '이름으로 검색',
  status: '상태',
  trigger: '시작 조건',
  noTrigger: '트리거 없음',
  runsOfDay: '실행(최근 24시간)',
  noRuns: '없음',
  runCounts: '{total, plural, other {#회}}',
  failedCount: '{count, plural, other {실패 #회}}',
  updated: '변경 일시',
  on: '켜짐',
  off: '꺼짐',
  attention: '확인 필요',
  draftDiffers: '적용되지 않은 변경 사항',
  allStatuses: '모든 상태',
  emptyTitle: '아직 워크플로가 없습니다',
  emptyBody: '준비된 템플릿을 클릭 한 번으로 설치하거나 직접 만들어 보세요.',
  noMatchTitle: '조건에 맞는 워크플로가 없습니다',
  noMatchBody: '검색어나 필터를 바꿔 보세요.',
} as const satisfies Shape<typeof workflowsEn>

export const templates = {
  title: '템플릿',
  intro:
    '바로 사용할 수 있는 워크플로입니다. 템플릿 원본은 바뀌지 않으며, 설치한 워크플로는 자유롭게 수정할 수 있습니다.',
  back: '모든 워크플로',
  installAndTurnOn: '설치하고 켜기',
  customise: '설치 후 맞춤 설정',
  installed: '설치됨',
  installedOn: '설치됨 · 켜짐',
  open: '열기',
  allCategories: '모든 카테고리',
  emptyTitle: '템플릿이 없습니다',
  emptyBody: '템플릿은 플러그인이 제공합니다. 설치된 플러그인에 템플릿이 없습니다.',
  picture: '“{name}” 워크플로 미리보기',
  category: {
    risk: '위험',
    orders: '주문',
    customers: '고객',
    inventory: '재고',
    payments: '결제',
    other: '기타',
  },
} as const satisfies Shape<typeof templatesEn>
