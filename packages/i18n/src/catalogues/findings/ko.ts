import type { Shape } from '../shape.js'
import type { findings as en } from './en.js'

export const findings = {
  trigger_missing: { message: '워크플로를 시작할 트리거가 없습니다.', fix: '트리거를 선택하세요.' },
  trigger_unknown: {
    message: '설치되지 않은 플러그인의 트리거입니다.',
    fix: '다른 트리거를 선택하거나 플러그인을 설치하세요.',
  },
  nothing_to_do: { message: '아직 실행할 단계가 없습니다.', fix: '트리거 뒤에 단계를 추가하세요.' },
  config_reference: {
    message: '트리거는 실행이 시작되기 전에 설정되므로 실행의 값을 사용할 수 없습니다.',
    fix: '값을 직접 입력하세요.',
  },
  cron_invalid: {
    message: '이해할 수 없는 시간 표현입니다.',
    fix: '분, 시, 일, 월, 요일 순서로 입력하세요. 예: 0 9 * * 1-5(평일 오전 9시)',
  },
  cron_too_often: {
    message: '워크플로는 최대 1분에 한 번 시작되므로 초 단위는 지정할 수 없습니다.',
    fix: '맨 앞 항목을 빼고 분, 시, 일, 월, 요일만 입력하세요.',
  },
  cron_never: {
    message: '존재하지 않는 날짜라서 워크플로가 시작될 수 없습니다.',
    fix: '그 달에 있는 날짜를 선택하세요. L은 매월 마지막 날입니다.',
  },
  time_zone_unknown: {
    message: '존재하지 않는 시간대입니다.',
    fix: 'Asia/Seoul처럼 목록에 있는 시간대를 선택하거나, 비워 두어 스토어의 시간대를 사용하세요.',
  },
  poll_interval: {
    message: '조회 간격이 너무 짧거나 너무 깁니다.',
    fix: '10초에서 86,400초 사이의 정수를 입력하세요.',
  },
  duplicate_id: { message: '두 단계의 ID가 같습니다.', fix: '둘 중 하나를 삭제하세요.' },
  dangling_edge: {
    message: '연결선이 어디에도 이어지지 않았습니다.',
    fix: '연결선을 삭제하거나 단계에 연결하세요.',
  },
  duplicate_edge: { message: '같은 연결선이 두 번 있습니다.', fix: '둘 중 하나를 삭제하세요.' },
  unknown_port: {
    message: '단계에 없는 출구에서 나온 연결선입니다.',
    fix: '연결선을 삭제하고 다시 연결하세요.',
  },
  cycle: { message: '단계가 순환하고 있습니다.', fix: '순환을 이루는 연결선을 하나 삭제하세요.' },
  scope_left: {
    message: '항목별로 반복되는 구간 밖으로 나가는 연결선이 있습니다.',
    fix: '반복 단계의 “완료되면”에서 이어 가세요.',
  },
  unreachable: {
    message: '이 단계로 이어지는 연결선이 없어 실행되지 않습니다.',
    fix: '연결하거나 삭제하세요.',
  },
  action_unknown: {
    message: '설치되지 않은 플러그인의 작업입니다.',
    fix: '다른 단계로 바꾸거나 플러그인을 설치하세요.',
  },
  input_missing: { message: '필요한 값이 비어 있습니다.', fix: '값을 입력하세요.' },
  input_unknown: { message: '이 단계가 알지 못하는 값이 있습니다.', fix: '값을 제거하세요.' },
  input_type: { message: '값의 형식이 맞지 않습니다.', fix: '형식에 맞는 값을 입력하거나 선택하세요.' },
  placeholder_left: { message: '템플릿의 예시 값이 아직 남아 있습니다.', fix: '실제 값을 입력하세요.' },
  reference_unknown: { message: '존재하지 않는 값을 사용하고 있습니다.', fix: '다른 값을 선택하세요.' },
  reference_not_before: {
    message: '이 단계보다 먼저 실행되지 않는 단계의 값을 사용하고 있습니다.',
    fix: '앞선 단계의 값을 선택하세요.',
  },
  reference_uncertain: {
    message: '항상 실행되지는 않는 단계의 값이라 없을 수 있습니다.',
    fix: '항상 존재하는 값을 선택하거나 단계를 옮기세요.',
  },
  template_syntax: {
    message: '텍스트의 중괄호 부분을 해석할 수 없습니다.',
    fix: "값은 '{{' trigger.order.name '}}'처럼 쓰고, 모든 태그를 닫으세요.",
  },
  template_filter: {
    message: '텍스트에 없는 필터가 사용되었습니다.',
    fix: 'money, date, upcase, default 같은 다른 필터를 사용하세요.',
  },
  operator_type: { message: '필드에 맞지 않는 비교입니다.', fix: '다른 연산자나 필드를 선택하세요.' },
  condition_empty: { message: '비교할 내용이 없는 조건입니다.', fix: '조건을 하나 이상 추가하세요.' },
  risk_not_analyzed: {
    message: '이 트리거가 실행되는 시점에는 아직 위험도를 알 수 없습니다.',
    fix: '“주문 위험 분석됨” 트리거를 사용하세요. 위험 분석은 주문 후 잠시 시간이 걸립니다.',
  },
  manual_capture_needed: {
    message: '결제가 자동으로 처리되고 있어 이 워크플로가 결정할 수 있는 것이 없습니다.',
    fix: '결제 처리 방식을 수동으로 변경하세요.',
  },
  permission_missing: {
    message: '이 단계가 대신 수행할 작업에 대한 권한이 없습니다.',
    fix: '권한이 있는 사람에게 워크플로를 켜 달라고 요청하세요.',
  },
  literal_only: {
    message: '여기에는 고정된 값만 쓸 수 있습니다.',
    fix: '실행 중의 값 대신 고정된 값을 입력하세요.',
  },
  reference_nullable: {
    message: '비어 있으면 안 되는 곳에 없을 수도 있는 값을 사용하고 있습니다.',
    fix: '값이 있는지 확인하는 조건을 앞에 두거나 다른 값을 사용하세요.',
  },
  trigger_not_awaitable: {
    message: '이 트리거는 기다릴 수 없습니다.',
    fix: '스토어의 이벤트를 선택하세요.',
  },
  flow_reference: {
    message: '실행이 시작되기 전에는 없는 값을 키에 사용하고 있습니다.',
    fix: '트리거나 스토어의 값만 사용하세요.',
  },
  currency_other: {
    message: '금액의 통화가 스토어 통화와 다릅니다.',
    fix: '스토어 통화로 금액을 입력하세요.',
  },
  wait_too_far: {
    message: '10년보다 더 먼 날짜입니다.',
    fix: '더 이른 날짜를 선택하세요.',
  },
  option_gone: {
    message: '여기에서 선택한 항목이 더 이상 없습니다.',
    fix: '다른 항목을 선택하세요.',
  },
  connection_missing: {
    message: '주소가 경로뿐이고, 어느 서비스인지 알려 주는 연결이 없습니다.',
    fix: '연결을 선택하거나 전체 주소를 입력하세요.',
  },
  connection_unreadable: {
    message: '여기에서 선택한 연결의 비밀 값을 이 컴퓨터에서 읽을 수 없습니다.',
    fix: '설정에서 연결을 열어 비밀 값을 다시 입력하세요.',
  },
  publisher_may_not: {
    message: '이 워크플로를 켠 사람에게 이제 이 작업의 권한이 없습니다.',
    fix: '그 사람의 이름으로 계속 실행됩니다. 권한이 있는 사람이 다시 켜도록 하세요.',
  },
} as const satisfies Shape<typeof en>
