import type { Shape } from '../shape.js'
import type { canvas as en } from './en.js'

export const canvas = {
  tools: '캔버스 도구',
  runsThisWay: '{count, plural, other {최근 하루 동안 이 경로로 간 실행 #건}}',
  insertBetween: '“{from}”와(과) “{to}” 사이에 단계 끼워 넣기',
  insertBetweenOfPort: '“{from}”({port})와(과) “{to}” 사이에 단계 끼워 넣기',
  mark: { added: '추가', changed: '변경', removed: '삭제' },
  refusal: {
    circle: '이 단계보다 앞에 있어 연결하면 순환이 생깁니다.',
    list: '목록 안의 단계와 바깥 단계는 “완료되면” 출구로만 이어집니다.',
    twice: '이미 연결되어 있습니다.',
  },
  selection: {
    title: '선택한 항목',
    count: '{count, plural, other {#개 선택됨}}',
  },
  tooMuchToPaste:
    '붙여넣을 항목이 너무 많습니다. 워크플로에는 단계 {steps}개, 메모 {notes}개까지 넣을 수 있습니다.',
  nothingToPaste: '클립보드에 복사한 단계나 메모가 없습니다.',
  pasteByKey: '이 브라우저에서는 키보드로만 붙여넣을 수 있습니다. Ctrl+V(Mac은 ⌘V)를 누르세요.',
  menu: {
    title: '여기서 할 수 있는 작업',
    settings: '설정',
    addAfter: '뒤에 단계 추가',
    addHere: '여기에 단계 추가',
    insert: '단계 끼워 넣기',
    disconnect: '연결 삭제',
    write: '메모 쓰기',
  },
  note: {
    name: '메모: {text}',
    unnamed: '빈 메모',
    empty: '두 번 클릭해 작성하세요',
    text: '메모 내용',
    colour: '메모 색상',
    hue: { yellow: '노란색', blue: '파란색', green: '초록색', pink: '분홍색', grey: '회색' },
  },
} as const satisfies Shape<typeof en>
