import type { Shape } from '../shape.js'
import type { https as english } from './en.js'

export const https: Shape<typeof english> = {
  intro:
    '휴대폰, 태블릿, 포스기가 이 상점에 접속하는 주소입니다. HTTPS로 접속해야 합니다. 그렇지 않으면 브라우저가 오프라인 판매를 저장하지 못합니다.',
  places: '상점 네트워크',
  placesHint: '기기로 코드를 스캔하거나 아래 주소를 입력하세요. 나머지는 화면이 안내합니다.',
  choose: '주소',
  opens: '상점 열기',
  firstTime: '기기마다 처음 한 번',
  qr: '기기 설정 페이지의 QR 코드',
  noPlaces: '이 컴퓨터는 지금 네트워크에 연결되어 있지 않습니다. 연결되면 주소가 여기에 표시됩니다.',
  publicUrl: '사람들이 입력하는 주소',
  certificate: '인증서',
  issuedBy: '발급자',
  issuers: {
    shop: '이 상점의 인증 기관(여기에서 만들어졌고 밖으로 나가지 않습니다)',
    other: '기기가 이미 알고 있는 인증 기관(HTTPS_CERTIFICATE)',
  },
  names: '대상',
  expires: '유효 기간',
  renewed: '자동으로 갱신됩니다.',
  replaceFiles: '새 인증서를 같은 파일에 넣으세요. 1분 안에 적용됩니다.',
  fingerprint: '인증 기관의 지문',
  fingerprintHint:
    '기기가 신뢰할지 물을 때 이 값을 보여 줍니다. 값이 다르면 멈추세요. 누군가 중간에 끼어 있습니다.',
  authorityUntil: '인증 기관은 {date}까지 유효합니다.',
  uncovered:
    '다음 이름으로는 HTTPS로 접속할 수 없습니다: {names}. 상점의 인증 기관은 사설 주소와 이름만 보증합니다.',
  off: 'HTTPS가 꺼져 있습니다. 상점 네트워크의 기기를 연결하려면 HTTPS=on으로 설정하고 Counterflow를 다시 시작하세요.',
  failed: 'HTTPS가 제공되지 않습니다.',
  notRenewed: '인증서를 갱신하지 못했습니다. 이전 인증서를 계속 사용합니다.',
  insecure:
    '이 페이지는 암호화 없이 전송되었습니다. 브라우저가 오프라인에서 아무것도 저장하지 못하고 알림도 보내지 못합니다.',
  insecureLink: '이 기기 설정하기',
  trust: {
    title: '이 기기가 상점을 신뢰하도록 설정',
    intro:
      '상점은 사장님의 컴퓨터에서 실행되며 스스로를 보증합니다. 이 기기에 한 번만 알려 주면 포스기가 오프라인에서도 작동하고, 네트워크의 누구도 내용을 엿볼 수 없습니다.',
    introOwn: '상점에 기기가 이미 알고 있는 인증서가 있습니다. 설치할 것이 없습니다.',
    off: '이 상점은 HTTPS가 꺼져 있습니다. 운영자가 HTTPS=on으로 켤 수 있습니다.',
    checking: '이 기기가 상점을 신뢰하는지 확인하고 있습니다…',
    trusted: '이 기기는 상점을 신뢰합니다',
    open: '상점 열기',
    untrusted: '이 기기는 아직 상점을 신뢰하지 않습니다',
    untrustedHint: '아래 순서대로 한 뒤 돌아와서 다시 확인하세요. 경고를 눌러 넘기는 것만으로는 부족합니다.',
    again: '다시 확인',
    finish: 'HTTPS로 확인',
    download: '1. 내려받기',
    certificate: '인증서',
    profile: 'Apple용 프로파일',
    pem: 'Linux용 PEM',
    compare: '상점을 실행하는 컴퓨터의 관리 화면(설정, 네트워크와 HTTPS)에 있는 지문과 비교하세요.',
    elsewhere: '다른 기기에서 열 주소',
    qr: '이 페이지의 QR 코드',
    profileName: 'Counterflow 상점',
    profileBody: '이 기기가 상점을 신뢰하게 합니다. 사설 주소만 보증합니다.',
    platforms: {
      android: '2. Android',
      ios: '2. iPhone과 iPad',
      windows: '2. Windows',
      macos: '2. Mac',
      chromeos: '2. 크롬북',
      linux: '2. Linux',
    },
    steps: {
      android:
        '인증서를 내려받으세요.\n설정에서 “CA 인증서”를 검색하세요(보안, 암호화 및 사용자 인증 정보, 인증서 설치).\nCA 인증서를 고르고 “설치”를 누르세요.\n다운로드에서 counterflow.crt를 고르세요.\n돌아와서 다시 확인하세요. Chrome을 사용하세요. Firefox는 설정에서 “타사 CA 인증서 사용”도 켜야 합니다.',
      ios: 'Safari에서 이 페이지를 열고 프로파일을 내려받아 허용하세요.\n설정 맨 위의 “프로파일이 다운로드됨”을 열고 설치하세요.\n일반, 정보, 인증서 신뢰 설정을 여세요.\n“Counterflow 상점”의 전체 신뢰를 켜세요.\n돌아와서 다시 확인하세요.',
      windows:
        '인증서를 내려받아 여세요.\n“인증서 설치”를 고르고 현재 사용자를 고르세요.\n“모든 인증서를 다음 저장소에 저장”을 고르고 신뢰할 수 있는 루트 인증 기관을 고르세요.\n마침을 누르고 지문을 비교한 뒤 확인하세요.\n브라우저를 닫았다가 다시 열고 확인하세요.',
      macos:
        '인증서를 내려받아 열고 로그인 키체인에 추가하세요.\n키체인 접근에서 “Counterflow”를 두 번 클릭하세요.\n신뢰에서 “항상 신뢰”를 고르고 창을 닫으세요.\n브라우저를 닫았다가 다시 열고 확인하세요.',
      chromeos:
        '인증서를 내려받으세요.\n설정, 개인 정보 보호 및 보안, 더보기, 인증서 관리(또는 chrome://settings/certificates)를 여세요.\n인증 기관에서 가져오기를 누르고 counterflow.crt를 고르세요.\n“이 인증서를 웹사이트 식별용으로 신뢰”를 선택하세요.\n돌아와서 다시 확인하세요.',
      linux:
        '인증서를 내려받으세요.\nChrome·Chromium: 설정, 개인 정보 보호 및 보안, 보안, 인증서 관리, 직접 설치한 인증서(신뢰할 수 있는 인증서), 가져오기.\nFirefox: 설정, 개인 정보 및 보안, 인증서 보기, 인증 기관, 가져오기에서 웹사이트를 선택하세요.\nDebian 전체: PEM을 /usr/local/share/ca-certificates/counterflow.crt로 복사하고 update-ca-certificates를 실행하세요.\n다시 확인하세요.',
    },
  },
}
