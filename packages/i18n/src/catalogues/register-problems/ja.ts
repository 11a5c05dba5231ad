export const registerProblems = {
  'register-code-taken': {
    message: 'ほかのレジがこのコードを使っています。',
    fix: '別のコードを選んでください。コードはレシートに印字されます。',
  },
  'location-code-taken': {
    message: 'ほかのロケーションがこのコードを使っています。',
    fix: '別のコードを選んでください。レシート番号はこのコードで始まります。',
  },
  'unknown-location': {
    message: 'このロケーションはありません。',
    fix: '使用中のロケーションを選んでください。',
  },
  'register-in-use': {
    message: 'コードとロケーションはすでにレシートに印字されています。',
    fix: '別のレジを追加し、このレジの使用を停止してください。',
  },
  'register-closed': { message: 'このレジは使用されていません。', fix: '先にレジの使用を再開してください。' },
  'enrolment-code-refused': {
    message: 'このコードは使えません。',
    fix: 'レジの画面で新しいコードを作り、15分以内に入力してください。',
  },
  'invalid-device-token': {
    message: 'サーバーに登録されていない端末です。',
    fix: '管理画面で作ったコードで、端末を登録し直してください。',
  },
  'device-revoked': {
    message: 'この端末は利用を停止されています。',
    fix: '管理画面で作ったコードで、端末を登録し直してください。',
  },
  'till-too-old': {
    message: 'レジアプリが古すぎて、サーバーと通信できません。',
    fix: 'レジを更新してください。記録した内容は更新後に送信されます。',
  },
  'till-too-new': {
    message: 'レジアプリがサーバーより新しいバージョンです。',
    fix: 'サーバーを更新してください。レジに記録した内容はその後に送信されます。',
  },
  'not-a-seller': {
    message: 'このスタッフはレジで販売できません。',
    fix: '先に販売できるロールを割り当ててください。',
  },
} as const
