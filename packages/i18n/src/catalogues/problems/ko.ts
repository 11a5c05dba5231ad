import type { Shape } from '../shape.js'
import type { problems as en } from './en.js'

export const problems = {
  'product-changed': {
    message: '그 사이 제품이 변경되었습니다.',
    fix: '다시 불러오거나 내 내용으로 덮어쓰세요.',
  },
  'sku-taken': { message: '다른 이형 상품이 쓰고 있는 SKU입니다.', fix: '이형 상품마다 다른 SKU를 쓰세요.' },
  'handle-taken': { message: '다른 제품이 쓰고 있는 핸들입니다.', fix: '다른 핸들을 쓰거나 비워 두세요.' },
  'product-in-use': { message: '판매된 적이 있어 삭제할 수 없습니다.', fix: '대신 보관하세요.' },
  'not-an-image': {
    message: '이미지 파일이 아니거나 손상되었습니다.',
    fix: 'JPEG, PNG, WebP, AVIF, GIF 파일을 선택하세요.',
  },
  'too-many-pixels': { message: '이미지가 5천만 화소를 넘습니다.', fix: '크기를 줄여서 올리세요.' },
  'file-too-large': { message: '파일이 너무 큽니다.', fix: '더 작은 파일을 선택하세요.' },
  'not-a-product-file': {
    message: '제품 파일로 읽을 수 없습니다.',
    fix: '첫 행에 handle, title, sku, price 같은 열 이름을 넣고 UTF-8 CSV로 저장하세요.',
  },
  'import-not-ready': { message: '아직 파일을 확인하는 중입니다.', fix: '잠시 기다려 주세요.' },
  'import-has-bad-rows': {
    message: '잘못된 행이 있어 가져오지 않았습니다.',
    fix: '행을 고치거나 해당 제품을 빼세요.',
  },
  'invalid-request': {
    message: '입력한 내용에 문제가 있습니다.',
    fix: '표시된 항목을 수정한 뒤 다시 시도하세요.',
  },
  'sign-in-failed': {
    message: '이메일 주소 또는 비밀번호가 올바르지 않습니다.',
    fix: '두 항목을 확인하고 다시 시도하세요. 소유자의 첫 비밀번호는 서버를 처음 시작할 때 표시됩니다.',
  },
  'too-many-attempts': { message: '시도 횟수가 너무 많습니다.', fix: '1분 후에 다시 시도하세요.' },
  'permission-missing': {
    message: '현재 역할로는 할 수 없는 작업입니다.',
    fix: '스토어 소유자에게 권한을 요청하세요.',
  },
  'stock-below-zero': {
    message: '그만큼의 수량이 없습니다.',
    fix: '재고를 다시 불러온 뒤 보유 수량 이내로 줄이세요.',
  },
  'stock-changed': {
    message: '그사이에 재고가 바뀌었습니다.',
    fix: '현재 수량을 확인하고 다시 세어 주세요.',
  },
  'bad-count-lines': {
    message: '실사 결과 중 반영할 수 없는 줄이 있습니다.',
    fix: '해당 줄을 수정하거나 빼세요.',
  },
  'stock-not-undoable': { message: '이 변경은 되돌릴 수 없습니다.', fix: '대신 재고를 조정하세요.' },
  'untracked-variant': {
    message: '재고를 집계하지 않는 이형 상품입니다.',
    fix: '먼저 재고를 집계하도록 설정하거나 빼세요.',
  },
  'location-not-empty': {
    message: '이 위치에 아직 재고가 있습니다.',
    fix: '먼저 재고를 옮기고, 대기 중인 주문을 발송하거나 취소하세요.',
  },
  'last-location': { message: '마지막 위치입니다.', fix: '먼저 다른 위치를 추가하세요.' },
  'crossed-changes': {
    message: '다른 사람이 같은 것을 같은 순간에 변경했습니다.',
    fix: '다시 시도해 주세요.',
  },
  'not-found': { message: '더 이상 존재하지 않습니다.', fix: '목록으로 돌아가 다시 불러오세요.' },
  'run-does-not-ask': {
    message: '이 실행은 더 이상 답변을 기다리지 않습니다.',
    fix: '실행을 다시 확인하세요. 다른 사람이 먼저 답했을 수 있습니다.',
  },
  'retry-impossible': {
    message: '이 방법으로는 재시도할 수 없습니다.',
    fix: '다른 시작 위치나 버전을 선택하세요.',
  },
  'payment-state': {
    message: '그사이에 결제 상태가 바뀌었습니다.',
    fix: '현재 상태를 확인한 뒤 다시 결정하세요.',
  },
  'order-state': {
    message: '그사이에 주문 상태가 바뀌었습니다.',
    fix: '현재 상태를 확인한 뒤 다시 결정하세요.',
  },
  'order-changed': {
    message: '그사이 주문이 바뀌었습니다.',
    fix: '바뀐 내용을 확인한 뒤 다시 결정하세요.',
  },
  'wrong-pieces': {
    message: '주문에 그만큼의 품목이 남아 있지 않습니다.',
    fix: '남은 수량을 확인한 뒤 다시 선택하세요.',
  },
  'unknown-payment-method': {
    message: '스토어에서 받지 않는 결제 방법입니다.',
    fix: '다른 방법을 선택하세요.',
  },
  'payment-method-built-in': {
    message: '이 결제 방법은 삭제할 수 없습니다.',
    fix: '대신 꺼 두세요.',
  },
  'too-many-payment-methods': {
    message: '결제 방법이 너무 많습니다.',
    fix: '더 이상 쓰지 않는 방법을 삭제하세요.',
  },
  'mail-state': {
    message: '지금은 메일을 다시 보낼 수 없습니다.',
    fix: '실패했거나 보관된 메일만 다시 보낼 수 있습니다.',
  },
  'too-much-metadata': {
    message: '고객 메타데이터가 너무 많습니다.',
    fix: '일부를 먼저 제거하세요. 최대 50개까지 저장할 수 있습니다.',
  },
  'gateway-declined': {
    message: '은행에서 거절했습니다.',
    fix: '나중에 다시 시도하거나 고객에게 다른 카드를 요청하세요.',
  },
  'refund-too-large': {
    exactly: '{refundable}을(를) 넘게 환불할 수 없습니다.',
    message: '환불할 수 있는 금액보다 큽니다.',
    fix: '더 작은 금액을 입력하세요.',
  },
  'unknown-variant': {
    message: '더 이상 판매하지 않는 제품이 있습니다.',
    fix: '해당 제품을 제거하고 다른 제품을 선택하세요.',
  },
  'unknown-customer': { message: '더 이상 존재하지 않는 고객입니다.', fix: '다른 고객을 선택하세요.' },
  'unknown-test-card': {
    message: '테스트 결제에서 사용할 수 없는 카드입니다.',
    fix: '테스트 카드 중 하나를 선택하세요.',
  },
  'idempotency-key-reused': {
    message: '이미 다른 내용으로 제출된 양식입니다.',
    fix: '창을 닫고 다시 작성하세요.',
  },
  'draft-changed-elsewhere': {
    message: '다른 곳에서 변경된 워크플로입니다.',
    fix: '계속 사용할 버전을 선택하세요.',
  },
  'workflow-not-ready': { message: '워크플로를 아직 켤 수 없습니다.', fix: '아래 문제를 해결한 뒤 켜세요.' },
  'workflow-is-off': { message: '워크플로가 꺼져 있습니다.', fix: '워크플로를 켠 다음 다시 시작하세요.' },
  'trigger-condition-not-met': {
    message: '트리거 조건에 맞지 않는 데이터입니다.',
    fix: '다른 예시를 선택하거나 조건을 변경하세요.',
  },
  'workflow-without-trigger': {
    message: '아직 이 워크플로를 시작하는 트리거가 없습니다.',
    fix: '트리거를 선택한 다음 시험하세요.',
  },
  'workflow-is-on': { message: '워크플로가 켜져 있습니다.', fix: '먼저 워크플로를 끄세요.' },
  'invalid-workflow': { message: '워크플로 구조에 문제가 있습니다.', fix: '마지막 변경을 실행 취소하세요.' },
  'run-already-finished': { message: '이미 끝난 실행입니다.', fix: '취소할 작업이 없습니다.' },
  'connection-name-taken': { message: '같은 이름의 연결이 이미 있습니다.', fix: '다른 이름을 선택하세요.' },
  'connection-secret-missing': {
    message: '비밀 값이 없습니다.',
    fix: '비밀 값을 입력하세요. 저장된 값은 입력할 당시의 서비스에만 사용합니다.',
  },
  'connection-in-use': {
    message: '켜져 있는 워크플로가 이 연결을 사용합니다.',
    fix: '먼저 워크플로를 끄거나 다른 연결을 선택하세요.',
  },
  'settings-changed': {
    message: '다른 사람이 이 설정을 바꿨습니다.',
    fix: '바뀐 설정을 확인한 뒤 다시 결정하세요.',
  },
  'currency-fixed': {
    message: '이 통화로 받은 주문이 있어 통화를 바꿀 수 없습니다.',
    fix: '통화를 그대로 두세요.',
  },
  'currency-in-use': {
    message: '진행 중인 임시 주문이나 기프트 카드가 이 통화로 되어 있습니다.',
    fix: '임시 주문을 완료하거나 삭제하고, 기프트 카드를 모두 사용하거나 사용 중지한 뒤 통화를 바꾸세요.',
  },
  'staff-email-taken': {
    message: '이 주소의 직원이 이미 있습니다. 떠난 사람일 수도 있습니다.',
    fix: '목록에서 찾아보세요. 떠난 사람은 다시 들일 수 있습니다.',
  },
  'last-owner': {
    message: '상점에는 소유자가 필요하며, 로그인할 수 있는 소유자는 이 사람뿐입니다.',
    fix: '먼저 다른 사람을 소유자로 지정하세요.',
  },
  'own-access': { message: '자신의 접근은 종료할 수 없습니다.', fix: '다른 직원에게 요청하세요.' },
  'staff-deactivated': { message: '떠난 직원입니다.', fix: '먼저 다시 들이세요.' },
  'unknown-role': { message: '더 이상 없는 역할입니다.', fix: '다른 역할을 선택하세요.' },
  'role-name-taken': { message: '같은 이름의 역할이 있습니다.', fix: '다른 이름을 정하세요.' },
  'role-in-use': { message: '이 역할을 가진 사람이 있습니다.', fix: '먼저 다른 역할을 주세요.' },
  'link-unusable': { message: '이 링크는 쓸 수 없습니다.', fix: '보낸 사람에게 새 링크를 요청하세요.' },
  'wrong-password': { message: '현재 비밀번호가 다릅니다.', fix: '로그인할 때 쓴 비밀번호를 입력하세요.' },
  'mail-password-missing': {
    message: '비밀번호가 없습니다. 비밀번호는 입력했던 서버와 사용자에게만 쓰입니다.',
    fix: '이 서버의 이 사용자 비밀번호를 입력하세요.',
  },
  'customer-email-taken': {
    message: '다른 고객이 이 이메일을 쓰고 있습니다.',
    fix: '그 고객을 사용하거나, 두 고객을 병합하거나, 다른 이메일을 입력하세요.',
  },
  'customer-changed': {
    message: '그 사이 다른 사람이 이 고객을 수정했습니다.',
    fix: '고객 정보를 다시 확인한 뒤 결정하세요.',
  },
  'customer-erased': {
    message: '이 고객의 정보는 삭제되었습니다.',
    fix: '고객이 다시 오면 새로 등록하세요.',
  },
  'customer-unreachable': {
    message: '고객에게 연락할 방법이 없습니다.',
    fix: '이메일이나 전화번호를 입력하세요.',
  },
  'invalid-phone': {
    message: '올바른 전화번호가 아닙니다.',
    fix: '+82 10 1234 5678처럼 국가 번호와 함께 입력하세요.',
  },
  'too-many-addresses': { message: '주소가 너무 많습니다.', fix: '더 이상 쓰지 않는 주소를 삭제하세요.' },
  'note-of-another': { message: '다른 사람이 쓴 메모입니다.', fix: '새 메모를 작성하세요.' },
  'customer-with-itself': { message: '같은 고객입니다.', fix: '다른 고객을 선택하세요.' },
  'customer-merged-elsewhere': {
    message: '그 사이 둘 중 한 명이 다른 고객과 병합되었습니다.',
    fix: '두 고객을 다시 확인하세요.',
  },
  'confirmation-differs': { message: '고객 이름과 다릅니다.', fix: '표시된 그대로 입력하세요.' },
  'customer-has-open-orders': {
    message: '결제되지 않았거나 발송되지 않은 주문이 있습니다.',
    fix: '먼저 주문을 완료하거나 취소하세요. 그래도 삭제할 수 있습니다.',
  },
  'price-changed': {
    exactly: '합계가 {expected}에서 {total}(으)로 바뀌었습니다.',
    message: '가격이 바뀌었습니다.',
    fix: '새 합계를 확인한 뒤 다시 시도하세요.',
  },
  'card-declined': { message: '카드가 거절되었습니다.', fix: '다른 카드나 다른 결제 방법을 사용해 보세요.' },
  'out-of-stock': { message: '재고가 부족합니다.', fix: '수량을 줄이거나 품절된 상품을 빼 주세요.' },
  'draft-order-changed': {
    message: '그사이 임시 주문이 변경되었습니다.',
    fix: '다시 불러와서 변경된 내용을 확인하세요.',
  },
  'draft-completed': { message: '이미 주문이 된 임시 주문입니다.', fix: '주문을 열어 주세요.' },
  'draft-empty': { message: '임시 주문이 비어 있습니다.', fix: '상품이나 직접 입력 항목을 추가하세요.' },
  'invoice-address-missing': {
    message: '청구서를 보낼 곳을 알 수 없습니다.',
    fix: '고객을 선택하거나 이메일 주소를 입력하세요.',
  },
  'checkout-not-ready': { message: '아직 주문할 수 없습니다.', fix: '할인 코드와 표시된 항목을 확인하세요.' },
} as const satisfies Shape<typeof en>
