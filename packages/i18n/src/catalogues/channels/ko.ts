import type { Shape } from '../shape.js'
import type { channels as english, channelProblems as englishProblems } from './en.js'

export const channels: Shape<typeof english> = {
  intro: '고객이 상점에 문의하는 방법입니다. 들어온 메시지는 모두 받은편지함에 모이고 그곳에서 답합니다.',
  on: '켜짐',
  off: '꺼짐',
  faulty: '확인 필요',
  state: '상태',
  last: '마지막 메시지',
  nothingReceived: '아직 받은 메시지가 없어요',
  turnOn: '이 채널로 받고 보내기',
  back: '모든 채널',
  settings: '설정',
  secretKept: '저장된 값이 있습니다. 바꿀 때만 입력하세요.',
  guide: '설정 방법',
  callback: '콜백 주소',
  callbackHint: '해당 서비스에 입력하세요. 이 주소는 바뀌지 않습니다.',
  chat: {
    install: '사이트에 넣기',
    installHint:
      '온라인 스토어에는 이미 있습니다. 다른 사이트에는 페이지 끝부분에 이 줄을 넣으세요. 색상과 위치가 이 줄에 들어 있으니, 둘을 바꾸면 새 줄로 교체하세요.',
    look: '모양',
    greeting: '인사말',
    color: '색상',
    position: '위치',
    left: '왼쪽',
    right: '오른쪽',
    mailReplies: '고객이 떠난 뒤의 답장을 메일로 보내기',
    mailRepliesHint:
      '고객이 처음에 입력한 주소로 보냅니다. 고객이 그 메일에 답하면 같은 대화로 들어옵니다. 이메일 채널이 필요합니다.',
  },
  email: {
    address: '주소',
    addressHint: '고객이 메일을 보내는 주소입니다. 예: help@example.com',
    receiveBy: '메일을 받는 방법',
    imap: '메일함에서 가져오기 (IMAP)',
    webhook: '메일 서비스가 보내 주기 (웹훅)',
    mailbox: '메일함',
    host: '서버',
    hostHint: '메일 서비스에서 IMAP 서버라고 부르는 주소입니다. 예: imap.example.com',
    port: '포트',
    secure: '처음부터 TLS 사용',
    secureHint: '993 포트에 해당합니다. 아니면 143 포트처럼 STARTTLS를 씁니다.',
    user: '사용자',
    folder: '폴더',
    folderHint: '메일함은 읽기만 합니다. 표시하거나 옮기거나 지우지 않습니다.',
    answers: '대화 찾기',
    subAddressing: '더하기 기호가 붙은 주소로 온 메일도 받음',
    subAddressingHint:
      'help+무엇이든@example.com 같은 주소입니다. 메일 프로그램이 어떤 메일에 대한 답인지 남기지 않아도 답장이 제 대화를 찾습니다.',
    authenticationServer: 'Authentication-Results에 나오는 메일 서버 이름',
    authenticationServerHint:
      'mx.google.com 같은 이름이며, 받은 메일의 원본에서 볼 수 있습니다. 이 서버의 판정으로 발신자를 확인하고 고객과 연결합니다. 비워 두면 모든 발신자가 확인되지 않음으로 표시됩니다.',
    webhookHint:
      '메일 원본(RFC 5322)을 그대로 이 주소로 보내고 X-Counterflow-Signature: t=SECONDS,v1=SIGNATURE 헤더를 붙이세요. SIGNATURE는 SECONDS, 점, 본문을 이은 값의 HMAC-SHA256을 16진수로 쓴 것입니다.',
    outgoing: '답장은 상점의 메일 서버로 나갑니다.',
    outgoingLink: '메일 서버 설정',
    test: '연결 테스트',
    testHint: '저장된 설정으로 메일함을 열어 봅니다.',
    outcome: {
      works: '잘 됩니다. {mails, plural, =0 {폴더가 비어 있습니다.} other {폴더에 메일이 #통 있습니다.}}',
      refused: '메일 서버가 접속을 허용하지 않았습니다.',
      unavailable: '메일 서버에 연결할 수 없거나 응답이 올바르지 않습니다.',
      none: '저장된 메일함이 없거나 채널이 꺼져 있습니다.',
    },
  },
  letter: {
    subject: '{shop} 상담 답변',
    footer: '{shop} 스토어 채팅에 남기신 문의에 대한 답변입니다. 이 메일에 답장하시면 대화가 이어집니다.',
  },
}

export const channelProblems: Shape<typeof englishProblems> = {
  'channel-secret-missing': {
    message: '비밀 값이 없습니다.',
    fix: '값을 입력하세요. 비밀 값은 입력할 때 정한 서비스에만 전달됩니다.',
  },
  'channel-refuses': {
    message: '지금은 이 채널로 답장할 수 없습니다.',
    fix: '고객이 다시 쓸 때까지 기다리거나 다른 방법으로 연락하세요.',
  },
}
