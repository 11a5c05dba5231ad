import type { Shape } from '../shape.js'
import type { mailSettings as english, staffLetters as englishLetters } from './en.js'

export const mailSettings: Shape<typeof english> = {
  intro: 'お客様やスタッフへのメールを送る方法です。',
  byEnvironment:
    '運用者が環境変数（SMTP_URL）でメールサーバーを設定しています。ここでの設定より優先されます。',
  none: 'メールサーバーが設定されていません。メールは管理画面のメールボックスに保存されるだけで、誰にも届きません。',
  inForce: 'メールは {server} を通り、{name} <{address}> から送信されます。',
  server: 'メールサーバー',
  host: 'サーバー',
  hostHint: 'メール事業者が SMTP サーバーと呼ぶものです。例：smtp.example.com',
  port: 'ポート',
  secure: '最初から TLS を使う',
  secureHint: '465 番ポートの方式です。ほかのポートでは、サーバーが対応していれば暗号化します。',
  user: 'ユーザー',
  userHint: '認証のいらないサーバーでは空のままにします。',
  password: 'パスワード',
  passwordKept: '保存済みです。変更するときだけ入力してください。',
  fromAddress: '送信元アドレス',
  fromName: '送信者名',
  fromNameHint: '空の場合はショップ名になります。',
  remove: 'メールサーバーを削除',
  removeTitle: '今後メールを送らないようにしますか？',
  removeBody: 'メールは管理画面のメールボックスに保存されるだけで、誰にも届きません。',
  test: 'テストメールを送る',
  testIntro: '保存済みの設定で、現在有効なサーバーから送ります。',
  testTo: '宛先',
  outcome: {
    sent: 'メールサーバーが受け付けました。{to} の受信トレイと迷惑メールを確認してください。',
    refused: 'メールサーバーに拒否されました。',
    unavailable: 'メールサーバーに接続できないか、応答が正しくありません。',
    none: 'メールサーバーが設定されていません。',
  },
  letter: {
    subject: '{shop} からのテストメール',
    body: '{shop} の設定画面から送信されたメールです。ショップのメールは届いています。',
  },
}

export const staffLetters: Shape<typeof englishLetters> = {
  invitation: {
    subject: '{shop} への招待',
    body: '{name} 様\n\n{shop} のスタッフとして招待されました。次のリンクを開いてパスワードを決めてください。\n\n{link}\n\nリンクは {until} まで、一度だけ使えます。心当たりがない場合は、このメールを無視してください。',
  },
  reset: {
    subject: '{shop} の新しいパスワード',
    body: '{name} 様\n\n次のリンクを開いて、{shop} の新しいパスワードを決めてください。\n\n{link}\n\nリンクは {until} まで、一度だけ使えます。心当たりがない場合は、ショップのオーナーにお知らせください。',
  },
}
