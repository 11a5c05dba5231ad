import type { Shape } from '../shape.js'
import type { mail as en } from './en.js'

export const mail = {
  title: '메일함',
  intro: '스토어가 직원에게 보내는 메일입니다.',
  search: '제목 또는 주소 검색',
  subject: '제목',
  message: '내용',
  to: '받는 사람',
  sender: '보낸 주체',
  state: '상태',
  when: '일시',
  anyState: '모든 상태',
  stateOf: { queued: '대기 중', sent: '전송됨', kept: '여기에만 보관됨', failed: '실패' },
  keptHint:
    '메일 서버가 설정되지 않아 이 메일은 여기에만 있습니다. 메일을 보내려면 SMTP_URL과 MAIL_FROM을 설정하세요.',
  failedBecause: '전송하지 못함: {reason}',
  attempts: '{count, plural, other {#회 시도}}',
  retry: '다시 보내기',
  retried: '메일을 다시 보내는 중입니다.',
  plain: '일반 텍스트',
  readable: '서식 보기',
  view: '메일 보기 방식',
  preview: '미리보기',
  back: '모든 메일',
  emptyTitle: '아직 메일이 없습니다',
  emptyBody: '워크플로가 보내는 메일이 여기에 표시됩니다.',
  noMatchTitle: '조건에 맞는 메일이 없습니다',
  noMatchBody: '검색어나 필터를 바꿔 보세요.',
  footer: '{shop}에서 자동으로 보낸 메일입니다.',
  footerOfWorkflow: '{shop}의 워크플로 “{workflow}”에서 보낸 메일입니다.',
} as const satisfies Shape<typeof en>
