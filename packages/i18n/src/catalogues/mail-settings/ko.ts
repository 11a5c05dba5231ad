import type { Shape } from '../shape.js'
import type { mailSettings as english, staffLetters as englishLetters } from './en.js'

export const mailSettings: Shape<typeof english> = {
  intro: '고객과 직원에게 메일을 보내는 방법입니다.',
  byEnvironment: '운영자가 환경 변수(SMTP_URL)로 메일 서버를 설정했습니다. 여기 설정보다 먼저 적용됩니다.',
  none: '메일 서버가 설정되지 않았습니다. 메일은 관리 화면의 메일함에만 보관되고 아무에게도 발송되지 않습니다.',
  inForce: '메일은 {server} 서버로, {name} <{address}> 이름으로 발송됩니다.',
  server: '메일 서버',
  host: '서버',
  hostHint: '메일 서비스에서 SMTP 서버라고 부르는 주소입니다. 예: smtp.example.com',
  port: '포트',
  secure: '처음부터 TLS 사용',
  secureHint: '465 포트에 해당합니다. 다른 포트에서는 서버가 지원하는 대로 연결을 암호화합니다.',
  user: '사용자',
  userHint: '인증이 필요 없는 서버라면 비워 두세요.',
  password: '비밀번호',
  passwordKept: '저장된 비밀번호가 있습니다. 바꿀 때만 입력하세요.',
  fromAddress: '보내는 주소',
  fromName: '보내는 사람',
  fromNameHint: '비워 두면 상점 이름을 씁니다.',
  remove: '메일 서버 삭제',
  removeTitle: '메일을 더 이상 보내지 않을까요?',
  removeBody: '메일은 관리 화면의 메일함에만 보관되고 아무에게도 발송되지 않습니다.',
  test: '테스트 메일 보내기',
  testIntro: '저장된 설정으로, 지금 적용 중인 서버를 통해 보냅니다.',
  testTo: '받는 주소',
  outcome: {
    sent: '메일 서버가 메일을 받았습니다. {to}의 받은편지함과 스팸함을 확인하세요.',
    refused: '메일 서버가 메일을 거부했습니다.',
    unavailable: '메일 서버에 연결할 수 없거나 응답이 올바르지 않습니다.',
    none: '메일 서버가 설정되지 않았습니다.',
  },
  letter: {
    subject: '{shop} 테스트 메일',
    body: '{shop} 설정에서 보낸 메일입니다. 상점의 메일이 잘 도착합니다.',
  },
}

export const staffLetters: Shape<typeof englishLetters> = {
  invitation: {
    subject: '{shop} 초대',
    body: '{name} 님, 안녕하세요.\n\n{shop}에 직원으로 초대받으셨습니다. 아래 링크를 열어 비밀번호를 정해 주세요.\n\n{link}\n\n이 링크는 {until}까지 한 번만 쓸 수 있습니다. 예상하지 못한 초대라면 이 메일을 무시하세요.',
  },
  reset: {
    subject: '{shop} 비밀번호 재설정',
    body: '{name} 님, 안녕하세요.\n\n아래 링크를 열어 {shop}의 새 비밀번호를 정해 주세요.\n\n{link}\n\n이 링크는 {until}까지 한 번만 쓸 수 있습니다. 요청하지 않으셨다면 상점 소유자에게 알려 주세요.',
  },
}
