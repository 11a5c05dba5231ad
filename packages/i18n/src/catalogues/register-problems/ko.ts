export const registerProblems = {
  'register-code-taken': {
    message: '다른 계산대가 이 코드를 쓰고 있습니다.',
    fix: '다른 코드를 고르세요. 코드는 영수증에 인쇄됩니다.',
  },
  'location-code-taken': {
    message: '다른 위치가 이 코드를 쓰고 있습니다.',
    fix: '다른 코드를 고르세요. 영수증 번호가 이 코드로 시작합니다.',
  },
  'unknown-location': { message: '해당 위치가 없습니다.', fix: '사용 중인 위치를 고르세요.' },
  'register-in-use': {
    message: '코드와 위치가 이미 영수증에 인쇄되었습니다.',
    fix: '새 계산대를 추가하고 이 계산대는 사용을 중지하세요.',
  },
  'register-closed': {
    message: '사용하지 않는 계산대입니다.',
    fix: '먼저 계산대를 다시 사용하도록 설정하세요.',
  },
  'enrolment-code-refused': {
    message: '사용할 수 없는 코드입니다.',
    fix: '계산대 화면에서 새 코드를 만들어 15분 안에 입력하세요.',
  },
  'earlier-device-refused': {
    message: '이 태블릿이 이전에 쓰던 계산대 기록을 넘겨받을 수 없습니다.',
    fix: '계산대에서 장부를 내보내 파일을 보관하세요. 판매 내역은 영수증을 보고 입력하거나 직접 입력하세요.',
  },
  'shift-not-ended': {
    message: '이 서랍은 계산대에서 셉니다.',
    fix: '계산대에서 근무를 마감하세요. 기기를 잃어버렸다면 먼저 차단하세요.',
  },
  'not-a-ledger-file': {
    message: '계산대의 장부 파일이 아닙니다.',
    fix: '계산 앱의 ‘단말기’ 화면에서 ‘장부 내보내기’로 저장한 파일을 고르세요. 이름이 .jsonl로 끝납니다.',
  },
  'ledger-of-another-shop': {
    message: '다른 스토어의 장부입니다.',
    fix: '아무것도 가져오지 않았습니다. 그 계산대를 쓰던 스토어에 파일을 전해 주세요.',
  },
  'invalid-device-token': {
    message: '서버에 등록되지 않은 기기입니다.',
    fix: '관리자 화면에서 만든 코드로 기기를 다시 등록하세요.',
  },
  'device-revoked': {
    message: '접속이 차단된 기기입니다.',
    fix: '관리자 화면에서 만든 코드로 기기를 다시 등록하세요.',
  },
  'till-too-old': {
    message: '계산대 앱이 서버보다 너무 오래되었습니다.',
    fix: '계산대를 업데이트하세요. 기록한 내용은 업데이트 후에 전송됩니다.',
  },
  'till-too-new': {
    message: '계산대 앱이 서버보다 최신입니다.',
    fix: '서버를 업데이트하세요. 계산대에 기록한 내용은 그 후에 전송됩니다.',
  },
  'not-a-seller': {
    message: '계산대에서 판매할 수 없는 직원입니다.',
    fix: '먼저 판매할 수 있는 역할을 부여하세요.',
  },
} as const
