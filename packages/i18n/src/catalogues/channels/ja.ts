import type { Shape } from '../shape.js'
import type { channels as english, channelProblems as englishProblems } from './en.js'

export const channels: Shape<typeof english> = {
  intro:
    'お客様がショップに問い合わせる方法です。届いたメッセージはすべて受信トレイに集まり、そこから返信します。',
  on: 'オン',
  off: 'オフ',
  faulty: '確認が必要',
  state: '状態',
  last: '最後のメッセージ',
  nothingReceived: 'まだ何も届いていません',
  turnOn: 'このチャネルで送受信する',
  back: 'すべてのチャネル',
  settings: '設定',
  secretKept: '保存済みです。変更するときだけ入力してください。',
  guide: '設定の手順',
  callback: 'コールバックURL',
  callbackHint: 'サービス側に入力してください。このURLは変わりません。',
  chat: {
    install: 'サイトに設置する',
    installHint:
      'オンラインストアには設置済みです。ほかのサイトでは、ページの末尾にこの行を入れてください。色と位置はこの行に含まれるため、変更したときは入れ直してください。',
    look: '見た目',
    greeting: 'あいさつ文',
    color: '色',
    position: '位置',
    left: '左',
    right: '右',
    mailReplies: 'お客様が離れたあとの返信をメールで送る',
    mailRepliesHint:
      '最初に入力されたアドレスに送ります。お客様がそのメールに返信すると、同じ会話に届きます。メールチャネルが必要です。',
  },
  email: {
    address: 'アドレス',
    addressHint: 'お客様がメールを送るアドレスです。例：help@example.com',
    receiveBy: 'メールの受け取り方',
    imap: 'メールボックスから取得（IMAP）',
    webhook: 'メールサービスから受信（Webhook）',
    mailbox: 'メールボックス',
    host: 'サーバー',
    hostHint: 'メールサービスでIMAPサーバーと呼ばれるものです。例：imap.example.com',
    port: 'ポート',
    secure: '最初からTLSを使う',
    secureHint: '993番ポートの場合です。それ以外は143番ポートのようにSTARTTLSを使います。',
    user: 'ユーザー',
    folder: 'フォルダー',
    folderHint: 'メールボックスは読み取るだけです。既読にしたり、移動や削除をしたりしません。',
    answers: '会話の見つけ方',
    subAddressing: 'プラス記号付きのアドレス宛ても届く',
    subAddressingHint:
      'help+xxxx@example.comのようなアドレスです。メールソフトが返信元の情報を残さなくても、返信が元の会話に届きます。',
    authenticationServer: 'Authentication-Resultsに出るメールサーバー名',
    authenticationServerHint:
      'mx.google.comなどで、受信したメールのソースで確認できます。このサーバーの判定で送信者を確認し、お客様と結び付けます。空欄の場合、すべての送信者が未確認と表示されます。',
    webhookHint:
      'メールの原文（RFC 5322）をそのままこのURLにPOSTし、X-Counterflow-Signature: t=SECONDS,v1=SIGNATUREのヘッダーを付けてください。SIGNATUREは、SECONDS、ピリオド、本文をつないだもののHMAC-SHA256を16進数で表したものです。',
    outgoing: '返信はショップのメールサーバーから送られます。',
    outgoingLink: 'メールサーバーを設定',
    test: '接続をテスト',
    testHint: '保存済みの設定でメールボックスを開いてみます。',
    outcome: {
      works:
        '正常です。{mails, plural, =0 {フォルダーは空です。} other {フォルダーに#通のメールがあります。}}',
      refused: 'メールサーバーが接続を許可しませんでした。',
      unavailable: 'メールサーバーに接続できないか、応答が正しくありません。',
      none: '保存済みのメールボックスがないか、チャネルがオフです。',
    },
  },
  letter: {
    subject: '{shop}からのご返信',
    footer:
      '{shop}のストアチャットでのお問い合わせへの返信です。このメールに返信すると、会話を続けられます。',
  },
}

export const channelProblems: Shape<typeof englishProblems> = {
  'channel-secret-missing': {
    message: 'シークレットがありません。',
    fix: '入力してください。シークレットは、入力したときのサービスにだけ送られます。',
  },
  'channel-refuses': {
    message: '現在、このチャネルでは返信できません。',
    fix: 'お客様から再度メッセージが届くのを待つか、別の方法で連絡してください。',
  },
}
