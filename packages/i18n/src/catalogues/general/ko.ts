import type { Shape } from '../shape.js'
import type { general as en } from './en.js'

export const general = {
  productName: 'Counterflow',
  save: '저장',
  cancel: '취소',
  close: '닫기',
  remove: '제거',
  delete: '삭제',
  retry: '다시 시도',
  copy: '복사',
  copied: '복사됨',
  loadMore: '더 보기',
  clearFilters: '필터 지우기',
  viewAll: '모두 보기',
  yes: '예',
  no: '아니요',
  none: '없음',
  optional: '선택 사항',
  saved: '저장됨',
  loading: '불러오는 중',
  moreActions: '추가 작업',
  failed: {
    title: '불러오지 못했습니다',
    offline:
      '서버가 응답하지 않습니다. 서버가 실행 중인지, 네트워크에 연결되어 있는지 확인한 뒤 다시 시도하세요.',
    unexpected: '예상하지 못한 문제가 발생했습니다.',
    notFoundTitle: '찾을 수 없는 페이지입니다',
    notFound: '삭제되었거나 주소가 올바르지 않을 수 있습니다.',
    forbiddenTitle: '이 페이지를 볼 권한이 없습니다',
    forbidden: '현재 역할로는 사용할 수 없습니다. 스토어 소유자에게 권한을 요청하세요.',
    page: '페이지가 작동을 멈췄습니다',
    action: '작업을 완료하지 못했습니다',
    wrongValue: '입력한 내용 중에 사용할 수 없는 값이 있습니다.',
    wrongField: '“{field}”에 입력한 값은 사용할 수 없습니다.',
    wrongFields: '그 밖에 {count}개 항목도 확인해 주세요.',
  },
  live: {
    connected: '실시간: 변경 사항이 자동으로 표시됩니다',
    connecting: '연결하는 중…',
    disconnected: '연결 끊김: 최신 상태가 아닐 수 있습니다. 다시 연결하는 중…',
  },
} as const satisfies Shape<typeof en>
