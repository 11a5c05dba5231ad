export const printAgent = {
  title: '인쇄 에이전트',
  intro:
    '포스기 옆 컴퓨터에서 실행하는 작은 프로그램입니다. 브라우저는 네트워크 프린터에 직접 연결할 수 없어서 이 프로그램이 대신 인쇄합니다. 다른 일은 하지 않습니다.',
  node: '1. Node.js 설치',
  nodeBody: '에이전트는 Node.js 20 이상에서 실행됩니다. 기본 설치 프로그램이면 충분합니다.',
  nodeLink: 'Node.js 받기',
  get: '2. 에이전트 내려받기',
  download: '내려받기',
  checksum: '파일이 바뀌지 않았는지 확인하는 SHA-256 값:',
  start: '3. 실행하기',
  systems: { windows: 'Windows', macos: 'Mac', linux: 'Linux' },
  terminal: {
    windows: 'Windows 키를 누르고 “cmd”를 입력한 뒤 Enter를 누르세요.',
    macos: '“터미널”(응용 프로그램, 유틸리티)을 여세요.',
    linux: '터미널을 여세요.',
  },
  check: '파일이 그대로인지 확인하세요. 위의 SHA-256 값이 나와야 합니다.',
  run: '192.168.0.50 대신 프린터 주소를 넣어 에이전트를 실행하세요. 주소는 대개 프린터의 자체 테스트 용지에 인쇄됩니다.',
  token:
    '토큰이 한 번만 표시됩니다. 포스기의 “단말기”, “영수증 프린터”, “인쇄 에이전트”에 입력하세요. 브라우저가 로컬 네트워크 기기 접속을 물으면 허용하세요.',
  always: {
    windows:
      '컴퓨터와 함께 실행하려면 Windows 키와 R을 누르고 shell:startup을 입력한 뒤, 이 줄을 담은 “print-agent.cmd” 파일을 그곳에 넣으세요.',
    macos:
      '컴퓨터와 함께 실행하려면 이 명령을 실행한 뒤, 시스템 설정의 일반, 로그인 항목에 홈 폴더의 “print-agent.command”를 추가하세요.',
    linux: '컴퓨터와 함께 실행하려면 이 명령을 한 번 실행하세요.',
  },
}
