import type { Shape } from '../shape.js'
import type { connections as connectionsEn, fieldHints as fieldHintsEn } from './en.js'

export const connections = {
  title: '연결',
  intro: '워크플로가 호출하는 외부 서비스입니다. 비밀 값은 암호화해 보관하며 다시 표시하지 않습니다.',
  create: '연결 추가',
  change: '“{name}” 수정',
  emptyTitle: '연결이 없습니다',
  emptyBody: '로그인이나 호출 제한이 필요한 서비스마다 하나씩 추가하세요.',
  name: '이름',
  namePlaceholder: '예: 택배 서비스',
  address: '주소',
  addressHint: '요청 경로가 시작되는 주소입니다. 예: https://api.example.com/v1',
  signIn: '인증 방식',
  kind: { none: '없음', bearer: 'Bearer 토큰', basic: '사용자 이름과 비밀번호', header: '사용자 지정 헤더' },
  user: '사용자 이름',
  header: '헤더 이름',
  secret: { bearer: '토큰', basic: '비밀번호', header: '헤더 값' },
  secretKept: '비워 두면 저장된 값을 그대로 사용합니다.',
  rate: '초당 호출 수',
  rateHint: '모든 워크플로를 합한 수입니다. 비워 두면 제한이 없습니다.',
  inFlight: '동시 호출 수',
  inFlightHint: '서버 프로세스 하나당 수입니다. 비워 두면 500입니다.',
  limits: '제한',
  noLimit: '없음',
  rateShort: '초당 {rate}회',
  inFlightShort: '동시 {count}회',
  test: '테스트',
  testOk: '{time}ms 만에 {status} 응답',
  testFailed: '응답 없음',
  edit: '수정',
  remove: '삭제',
  removeTitle: '“{name}” 연결을 삭제할까요?',
  removeBody: '저장된 비밀 값도 함께 삭제됩니다. 되돌릴 수 없습니다.',
  choose: '연결 선택',
  noneToChoose: '아직 연결이 없습니다. 설정에서 추가하세요.',
  gone: '삭제된 연결',
} as const satisfies Shape<typeof connectionsEn>

export const fieldHints = {
  body: '일반 텍스트입니다. 빈 줄을 넣으면 새 문단이 시작됩니다.',
  fields: '본문 아래에 표시됩니다. 금액과 시간은 스토어의 언어에 맞춰 표시합니다.',
  connection: '요청에 인증 정보를 넣고 호출 제한을 지킵니다. 선택하지 않으면 요청을 그대로 보냅니다.',
  url: '전체 주소를 입력하세요. 예: https://api.example.com/orders. 연결을 선택했다면 경로만 적어도 됩니다.',
  bodyJson:
    "모든 JSON 값을 쓸 수 있습니다. 텍스트 안에서 실행 값을 사용할 수 있습니다: '{{ trigger.order.number }}'.",
  okStatuses:
    '200~299는 항상 성공입니다. 예를 들어 404를 추가하면 워크플로가 계속 진행되며 상태를 확인할 수 있습니다.',
  timeoutSeconds: '입력하지 않으면 30초입니다.',
  listPath: '예: data.orders. 비워 두면 응답 전체가 목록입니다.',
  idPath: '예: id. 이미 본 ID의 항목은 다시 시작하지 않습니다.',
} as const satisfies Shape<typeof fieldHintsEn>
