/** What problems of the inbox say in the reader's language. */
export const inboxProblems = {
  'already-sent': {
    message: 'メッセージはすでに送信されています。',
    fix: '訂正のメッセージを新しく送ってください。',
  },
  'channel-missing': {
    message: 'チャネルが設定されていません。',
    fix: '設定で接続し直すか、別の方法でお客様に連絡してください。',
  },
  'client-without-topics': {
    message: 'アプリが古いため、トピックを使えません。',
    fix: 'ページを読み込み直すか、アプリを更新してください。ほかの機能はこれまでどおり使えます。',
  },
  'discount-not-usable': {
    message: 'この割引は現在使えないため、送信しませんでした。',
    fix: '割引の画面で変更するか、別の割引を共有してください。',
  },
  'message-not-failed': {
    message: '再送信できるのは、送信に失敗したメッセージだけです。',
    fix: '新しいメッセージを書いてください。',
  },
  'newer-reply': {
    message: 'ほかのスタッフがたった今返信しました。',
    fix: '先にその返信を読むか、このまま送信してください。',
  },
  'not-assignable': {
    message: '担当者にできません。退職したか、お客様に返信する権限がありません。',
    fix: '別のスタッフを選ぶか、返信の権限を付与してください。',
  },
  'push-device-gone': {
    message: 'この端末のブラウザーが通知の登録を終了しました。',
    fix: 'その端末で通知をもう一度オンにしてください。',
  },
  'push-not-accepted': {
    message: 'ブラウザーのプッシュサービスが通知を受け付けませんでした。',
    fix: '通知を一度オフにしてからオンにし、サーバーがインターネットに接続できるか確認してください。',
  },
  'too-many-push-devices': {
    message: '通知を受け取れる端末数の上限に達しています。',
    fix: '使わなくなった端末を削除してください。',
  },
  'too-many-messages': {
    message: '1分間のメッセージが多すぎます。',
    fix: '少し待ってから、もう一度送信してください。',
  },
}
