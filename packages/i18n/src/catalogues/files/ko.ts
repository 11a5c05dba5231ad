import type { Shape } from '../shape.js'
import type { files as filesEn } from './en.js'

export const files = {
  import: '가져오기',
  importHint: '파일에서 워크플로를 가져옵니다. 버튼을 누르거나 파일을 여기에 놓으세요.',
  drop: '파일을 놓으면 가져옵니다',
  dropOne: '파일을 하나만 놓아 주세요.',
  export: '파일로 내보내기',
  replace: '파일로 바꾸기…',
  imported: '“{name}” 워크플로를 가져왔습니다',
  replaced: '캔버스의 내용을 바꾸었습니다. 실행 취소할 수 있습니다.',
  reading: '파일을 읽는 중…',
  another: '다른 파일 선택',
  refusedTitle: '“{file}” 파일을 가져올 수 없습니다',
  refusedBody: '바뀐 것은 없습니다. 파일을 고치거나 다시 내보내세요.',
  installPlugin:
    '바뀐 것은 없습니다. 이 스토어의 서버를 운영하는 사람이 플러그인 폴더를 “packages/plugins”에 넣고 서버를 다시 시작한 뒤 파일을 다시 가져오세요.',
  more: '{count, plural, other {외 #건}}',
  lacksTitle: '“{name}” 워크플로를 가져올까요?',
  lacksBody:
    '이 스토어에 없는 것이 필요합니다. 초안으로 가져올 수 있으며, 아직 작동할 수 없는 단계는 캔버스에 표시됩니다.',
  replaceTitle: '캔버스의 내용을 바꿀까요?',
  replaceBody:
    '{count, plural, =0 {“{name}”에는 단계가 없습니다.} other {“{name}”에는 단계가 #개 있습니다.}} 지금 그려진 내용을 대신합니다. 이름은 그대로이며 실행 취소할 수 있습니다.',
  lacks: {
    connections: '없는 연결',
    absent: '“{name}” 플러그인이 설치되어 있지 않습니다. 파일은 버전 {wanted}을(를) 사용했습니다.',
    absentAny: '“{name}” 플러그인이 설치되어 있지 않습니다.',
    older: '“{name}” 플러그인은 버전 {installed}이(가) 설치되어 있으나 파일은 {wanted}을(를) 사용했습니다.',
    incomplete: '“{name}” 플러그인 {installed}에 “{part}”이(가) 없습니다.',
  },
  place: {
    whole: '파일 전체',
    step: '{number}번째 단계 “{name}”',
    stepNumber: '{number}번째 단계',
    connection: '{number}번째 연결선',
    item: '{number}번째 줄',
    name: '이름',
    field: '필드',
    format: '형식 버전',
    steps: '단계',
    connections: '연결선',
    positions: '캔버스의 위치',
    needs: '필요한 것',
  },
  fault: {
    too_large: '파일 크기가 {size}입니다. 최대 {limit}까지 가능합니다.',
    not_utf8: 'UTF-8 텍스트 파일이 아닙니다.',
    unreadable: '파일을 읽을 수 없습니다. 이동되었거나 삭제되었을 수 있습니다.',
    not_json:
      "{line}행 {column}열: JSON이 아닙니다. {expected, select, value {값이} value_or_bracket {값이나 ]이} name_or_brace {큰따옴표로 묶은 이름이나 '}'이} name {큰따옴표로 묶은 이름이} colon {콜론이} comma_or_end {쉼표나 닫는 괄호가} nothing {파일의 끝이} closing_quote {텍스트를 닫는 따옴표가} no_control_character {제어 문자 대신 \\n 같은 이스케이프가} other {\\n처럼 알려진 이스케이프가}} 와야 합니다.",
    not_a_workflow: '워크플로가 아닌 다른 내용이 들어 있습니다.',
    newer_schema:
      '더 새로운 Counterflow에서 만든 파일입니다. 파일의 형식은 {found}이고 이 버전은 {known}까지 압니다. 스토어를 업데이트한 뒤 다시 가져오세요.',
    unknown_schema: '알 수 없는 형식입니다. 이 버전이 아는 형식은 {known}입니다.',
    missing: '빠져 있습니다.',
    unknown_field: '알 수 없는 항목입니다. 제거하세요.',
    wrong_type:
      '여기에는 {expected, select, text {텍스트가} number {숫자가} integer {정수가} boolean {true 또는 false가} list {목록이} object {객체가} other {다른 값이}} 와야 합니다.',
    wrong_choice: '다음 중 하나여야 합니다: {choices}',
    wrong_format: '형식에 맞지 않습니다.',
    too_long: '너무 깁니다. 최대 {limit, plural, other {#자}}까지 가능합니다.',
    too_short: '너무 짧습니다. {limit, plural, other {#자}} 이상이어야 합니다.',
    too_many: '너무 많습니다. 최대 {limit, number}개까지 가능합니다.',
    too_few: '너무 적습니다. {limit, number}개 이상이어야 합니다.',
    too_high: '너무 큽니다. {limit, number} 이하여야 합니다.',
    too_low: '너무 작습니다. {limit, number} 이상이어야 합니다.',
    null_character: 'U+0000 문자가 들어 있습니다. 제거하세요.',
    half_character: '반쪽짜리 문자가 들어 있습니다. 온전한 문자를 쓰세요.',
    reserved_name: '예약된 이름입니다. 제거하세요.',
    nested_too_deeply: '너무 깊이 중첩되어 있습니다.',
  },
} as const satisfies Shape<typeof filesEn>
