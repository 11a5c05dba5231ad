import type { Shape } from '../shape.js'
import type { history as historyEn, outline as outlineEn, stepping as steppingEn } from './en.js'

export const history = {
  title: '작업 기록',
  start: '처음 상태',
  isUndone: '취소됨',
  undone: '실행 취소: {change}',
  redone: '다시 실행: {change}',
  done: '완료: {change}',
  undoneSeveral: '작업 {count}개를 취소했습니다',
  redoneSeveral: '작업 {count}개를 다시 실행했습니다',
} as const satisfies Shape<typeof historyEn>

export const outline = {
  title: '워크플로 개요',
  fold: '“{name}” 접기',
  unfold: '“{name}” 펼치기',
  leadsNowhere: '아직 이어지는 단계 없음',
  continuesAt: '“{name}”(으)로 이어짐',
  join: '여러 갈래가 만나는 곳',
  way: '{name}, 갈래 {ways}개 중 {way}번째',
  emptyNote: '빈 메모',
  showOutline: '개요로 보기',
  showCanvas: '캔버스로 보기',
  menu: '“{name}”에서 할 수 있는 작업',
  addAt: '“{name}”에 단계 추가',
  group: {
    loose: '연결되지 않음',
    notes: '메모',
  },
} as const satisfies Shape<typeof outlineEn>

export const stepping = {
  rename: '“{name}” 이름 바꾸기',
  connect: {
    title: '“{name}”의 “{port}” 연결',
    exit: '시작할 출구',
    target: '연결할 단계',
    instead: '“{name}” 대신 연결',
    none: '아직 다른 단계가 없습니다.',
  },
} as const satisfies Shape<typeof steppingEn>
