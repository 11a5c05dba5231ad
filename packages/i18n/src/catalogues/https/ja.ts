import type { Shape } from '../shape.js'
import type { https as english } from './en.js'

export const https: Shape<typeof english> = {
  intro:
    'スマートフォン、タブレット、レジがこのストアに接続するアドレスです。HTTPS で接続します。HTTPS でないと、ブラウザーはオフライン中の販売を保存できません。',
  places: '店舗のネットワーク',
  placesHint: '端末でコードを読み取るか、下のアドレスを入力してください。あとは画面がご案内します。',
  choose: 'アドレス',
  opens: 'ストアを開く',
  firstTime: '端末ごとに最初の一度だけ',
  qr: '端末を設定するページの QR コード',
  noPlaces:
    'このコンピューターは現在ネットワークに接続されていません。接続するとアドレスがここに表示されます。',
  publicUrl: 'お客様が入力するアドレス',
  certificate: '証明書',
  issuedBy: '発行者',
  issuers: {
    shop: 'このストアの認証局（ここで作られ、外に出ることはありません）',
    other: '端末がすでに知っている認証局（HTTPS_CERTIFICATE）',
  },
  names: '対象',
  expires: '有効期限',
  renewed: '自動的に更新されます。',
  replaceFiles: '新しい証明書を同じファイルに置いてください。1 分以内に反映されます。',
  fingerprint: '認証局のフィンガープリント',
  fingerprintHint:
    '端末が信頼するかを尋ねるときに表示する値です。違う値が表示されたら中止してください。通信に割り込まれています。',
  authorityUntil: '認証局は {date} まで有効です。',
  uncovered:
    '次の名前では HTTPS で接続できません：{names}。ストアの認証局が保証するのはプライベートなアドレスと名前だけです。',
  off: 'HTTPS はオフです。店舗のネットワークの端末を接続するには、HTTPS=on を設定して Counterflow を再起動してください。',
  failed: 'HTTPS は提供されていません。',
  notRenewed: '証明書を更新できませんでした。以前の証明書を引き続き使用しています。',
  insecure:
    'このページは暗号化されずに届きました。ブラウザーはオフライン中に何も保存できず、通知も送れません。',
  insecureLink: 'この端末を設定する',
  trust: {
    title: 'この端末でストアを信頼する',
    intro:
      'ストアはお店のコンピューターで動いていて、自らを証明します。この端末で一度だけ信頼すると、レジがオフラインでも動き、ネットワーク上の誰にも内容を読まれません。',
    introOwn: 'ストアには、端末がすでに知っている証明書があります。インストールは不要です。',
    off: 'このストアでは HTTPS がオフです。運用者が HTTPS=on でオンにできます。',
    checking: 'この端末がストアを信頼しているか確認しています…',
    trusted: 'この端末はストアを信頼しています',
    open: 'ストアを開く',
    untrusted: 'この端末はまだストアを信頼していません',
    untrustedHint:
      '下の手順のあと、ここに戻ってもう一度確認してください。警告を閉じて進むだけでは足りません。',
    again: 'もう一度確認',
    finish: 'HTTPS で確認',
    download: '1. ダウンロード',
    certificate: '証明書',
    profile: 'Apple 用プロファイル',
    pem: 'Linux 用 PEM',
    compare:
      'ストアを動かしているコンピューターの管理画面（設定、ネットワークと HTTPS）にあるフィンガープリントと比べてください。',
    elsewhere: 'ほかの端末で開くアドレス',
    qr: 'このページの QR コード',
    profileName: 'Counterflow ストア',
    profileBody: 'この端末がストアを信頼するようにします。保証するのはプライベートなアドレスだけです。',
    platforms: {
      android: '2. Android',
      ios: '2. iPhone と iPad',
      windows: '2. Windows',
      macos: '2. Mac',
      chromeos: '2. Chromebook',
      linux: '2. Linux',
    },
    steps: {
      android:
        '証明書をダウンロードします。\n設定を開き「CA 証明書」を検索します（セキュリティ、暗号化と認証情報、証明書のインストール）。\nCA 証明書を選び、「インストールする」を押します。\nダウンロードの counterflow.crt を選びます。\nここに戻ってもう一度確認します。Chrome をお使いください。Firefox では設定の「サードパーティの CA 証明書を使用」もオンにします。',
      ios: 'このページを Safari で開き、プロファイルをダウンロードして許可します。\n設定の一番上の「プロファイルがダウンロード済み」からインストールします。\n一般、情報、証明書信頼設定を開きます。\n「Counterflow ストア」を全面的に信頼します。\nここに戻ってもう一度確認します。',
      windows:
        '証明書をダウンロードして開きます。\n「証明書のインストール」、現在のユーザーの順に選びます。\n「証明書をすべて次のストアに配置する」を選び、信頼されたルート証明機関を選びます。\n完了を押し、フィンガープリントを比べてから確定します。\nブラウザーを開き直して、もう一度確認します。',
      macos:
        '証明書をダウンロードして開き、ログインキーチェーンに追加します。\nキーチェーンアクセスで「Counterflow」をダブルクリックします。\n「信頼」で「常に信頼」を選び、ウインドウを閉じます。\nブラウザーを開き直して、もう一度確認します。',
      chromeos:
        '証明書をダウンロードします。\n設定、プライバシーとセキュリティ、詳細、証明書の管理（または chrome://settings/certificates）を開きます。\n認証局でインポートを選び、counterflow.crt を選びます。\n「この証明書を信頼してウェブサイトを識別する」にチェックを入れます。\nここに戻ってもう一度確認します。',
      linux:
        '証明書をダウンロードします。\nChrome・Chromium：設定、プライバシーとセキュリティ、セキュリティ、証明書の管理、自分でインストールした証明書（信頼できる証明書）、インポート。\nFirefox：設定、プライバシーとセキュリティ、証明書を表示、認証局、インポート（ウェブサイトにチェック）。\nDebian 全体：PEM を /usr/local/share/ca-certificates/counterflow.crt にコピーし、update-ca-certificates を実行します。\nもう一度確認します。',
    },
  },
}
