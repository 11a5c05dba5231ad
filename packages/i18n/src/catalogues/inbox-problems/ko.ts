/** What problems of the inbox say in the reader's language. */
export const inboxProblems = {
  'already-sent': { message: '메시지가 이미 전송되었어요.', fix: '정정하는 메시지를 새로 보내세요.' },
  'channel-missing': {
    message: '채널이 더 이상 설정되어 있지 않아요.',
    fix: '설정에서 다시 연결하거나 다른 방법으로 고객에게 연락하세요.',
  },
  'client-without-topics': {
    message: '앱이 오래되어 주제를 사용할 수 없어요.',
    fix: '페이지를 새로 불러오거나 앱을 업데이트하세요. 다른 기능은 그대로 쓸 수 있어요.',
  },
  'discount-not-usable': {
    message: '지금 사용할 수 없는 할인이라 보내지 않았어요.',
    fix: '할인에서 수정하거나 다른 할인을 공유하세요.',
  },
  'message-not-failed': {
    message: '전송에 실패한 메시지만 다시 보낼 수 있어요.',
    fix: '메시지를 새로 작성하세요.',
  },
  'newer-reply': { message: '다른 직원이 방금 답장했어요.', fix: '그 답장을 먼저 읽거나 그래도 보내세요.' },
  'not-assignable': {
    message: '담당자로 지정할 수 없어요. 퇴사했거나 고객에게 답장할 권한이 없어요.',
    fix: '다른 직원을 선택하거나 답장 권한을 부여하세요.',
  },
  'push-device-gone': {
    message: '이 기기의 브라우저가 알림 구독을 끝냈습니다.',
    fix: '그 기기에서 알림을 다시 켜 주세요.',
  },
  'push-not-accepted': {
    message: '브라우저의 푸시 서비스가 알림을 받지 않았습니다.',
    fix: '알림을 껐다가 다시 켜고, 서버가 인터넷에 연결되어 있는지 확인해 주세요.',
  },
  'too-many-push-devices': {
    message: '알림을 받을 수 있는 기기 수를 모두 사용했습니다.',
    fix: '더 이상 사용하지 않는 기기를 제거해 주세요.',
  },
  'too-many-messages': { message: '1분 동안 메시지가 너무 많아요.', fix: '잠시 후 다시 보내세요.' },
}
