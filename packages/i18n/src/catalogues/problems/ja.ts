import type { Shape } from '../shape.js'
import type { problems as en } from './en.js'

export const problems = {
  'product-changed': {
    message: 'その間に商品が変更されました。',
    fix: '読み込み直すか、こちらの内容で上書きしてください。',
  },
  'sku-taken': {
    message: 'そのSKUは別のバリエーションで使われています。',
    fix: 'バリエーションごとに異なるSKUを付けてください。',
  },
  'handle-taken': {
    message: 'そのハンドルは別の商品で使われています。',
    fix: '別のハンドルにするか、空にしてください。',
  },
  'product-in-use': { message: '販売済みのため削除できません。', fix: '代わりにアーカイブしてください。' },
  'not-an-image': {
    message: '画像ファイルではないか、壊れています。',
    fix: 'JPEG・PNG・WebP・AVIF・GIFのファイルを選んでください。',
  },
  'too-many-pixels': {
    message: '画像が5,000万画素を超えています。',
    fix: '小さくしてからアップロードしてください。',
  },
  'file-too-large': { message: 'ファイルが大きすぎます。', fix: '小さいファイルを選んでください。' },
  'not-a-product-file': {
    message: '商品のファイルとして読み取れません。',
    fix: '1行目にhandle・title・sku・priceなどの列名を入れ、UTF-8のCSVで保存してください。',
  },
  'import-not-ready': { message: 'まだファイルを確認しています。', fix: '少しお待ちください。' },
  'import-has-bad-rows': {
    message: '誤りのある行があるため、インポートしませんでした。',
    fix: '行を直すか、該当する商品を除いてください。',
  },
  'invalid-request': {
    message: '入力内容に問題があります。',
    fix: '印の付いた項目を直して、もう一度お試しください。',
  },
  'sign-in-failed': {
    message: 'メールアドレスまたはパスワードが正しくありません。',
    fix: '両方を確認して、もう一度お試しください。オーナーの初期パスワードは、サーバーの初回起動時に表示されます。',
  },
  'too-many-attempts': {
    message: '試行回数が多すぎます。',
    fix: '1分ほど待ってから、もう一度お試しください。',
  },
  'permission-missing': {
    message: '現在の役割ではこの操作を行えません。',
    fix: 'ストアのオーナーに権限を依頼してください。',
  },
  'stock-below-zero': {
    message: 'その数の在庫がありません。',
    fix: '在庫を再読み込みし、手持ちの数以内で減らしてください。',
  },
  'stock-changed': {
    message: 'その間に在庫が変わりました。',
    fix: '現在の数を確認し、もう一度数えてください。',
  },
  'bad-count-lines': {
    message: '棚卸しに反映できない行があります。',
    fix: 'その行を修正するか、外してください。',
  },
  'stock-not-undoable': { message: 'この変更は元に戻せません。', fix: '代わりに在庫を調整してください。' },
  'untracked-variant': {
    message: '在庫管理の対象外のバリエーションです。',
    fix: '先に在庫管理の対象にするか、外してください。',
  },
  'location-not-empty': {
    message: 'このロケーションにはまだ在庫があります。',
    fix: '先に在庫を移し、待っている注文を発送またはキャンセルしてください。',
  },
  'last-location': { message: '最後のロケーションです。', fix: '先に別のロケーションを追加してください。' },
  'crossed-changes': { message: 'ほかの人が同じものを同時に変更しました。', fix: 'もう一度お試しください。' },
  'not-found': { message: 'すでに存在しません。', fix: '一覧に戻って読み込み直してください。' },
  'run-does-not-ask': {
    message: 'この実行はもう回答を待っていません。',
    fix: '実行をもう一度確認してください。ほかの人が回答した可能性があります。',
  },
  'retry-impossible': {
    message: 'この方法では再試行できません。',
    fix: '別の開始位置かバージョンを選んでください。',
  },
  'payment-state': {
    message: 'その間に支払いの状態が変わりました。',
    fix: '現在の状態を確認してから、もう一度判断してください。',
  },
  'order-state': {
    message: 'その間に注文の状態が変わりました。',
    fix: '現在の状態を確認してから、もう一度判断してください。',
  },
  'order-changed': {
    message: 'その間に注文が変更されました。',
    fix: '変更点を確認してから、もう一度決めてください。',
  },
  'wrong-pieces': {
    message: '注文にそれだけの商品は残っていません。',
    fix: '残りの個数を確認して、選び直してください。',
  },
  'unknown-payment-method': {
    message: 'ストアで受け付けていない支払い方法です。',
    fix: '別の方法を選んでください。',
  },
  'payment-method-built-in': {
    message: 'この支払い方法は削除できません。',
    fix: '代わりにオフにしてください。',
  },
  'too-many-payment-methods': {
    message: '支払い方法が多すぎます。',
    fix: '使わなくなった方法を削除してください。',
  },
  'mail-state': {
    message: '今はこのメールを再送信できません。',
    fix: '失敗または保管されたメールだけを再送信できます。',
  },
  'too-much-metadata': {
    message: '顧客のメタデータが多すぎます。',
    fix: '先に一部を削除してください。保存できるのは50件までです。',
  },
  'gateway-declined': {
    message: '銀行に拒否されました。',
    fix: '後でもう一度試すか、顧客に別のカードを依頼してください。',
  },
  'refund-too-large': {
    exactly: '{refundable}を超えて返金することはできません。',
    message: '返金できる金額を超えています。',
    fix: 'より小さい金額を入力してください。',
  },
  'unknown-variant': {
    message: '販売が終了した商品があります。',
    fix: '外して、別の商品を選択してください。',
  },
  'unknown-customer': { message: 'この顧客はすでに存在しません。', fix: '別の顧客を選択してください。' },
  'unknown-test-card': {
    message: 'テスト決済で使えないカードです。',
    fix: 'テストカードから選択してください。',
  },
  'idempotency-key-reused': {
    message: 'このフォームは別の内容で送信済みです。',
    fix: '閉じてから、入力し直してください。',
  },
  'draft-changed-elsewhere': {
    message: 'このワークフローは別の場所で変更されました。',
    fix: 'どちらのバージョンを使うか選択してください。',
  },
  'workflow-not-ready': {
    message: 'ワークフローはまだオンにできません。',
    fix: '以下の問題を解決してからオンにしてください。',
  },
  'workflow-is-off': {
    message: 'ワークフローがオフになっています。',
    fix: 'オンにしてから、もう一度開始してください。',
  },
  'trigger-condition-not-met': {
    message: 'トリガーの条件に合わないデータです。',
    fix: '別の例を選ぶか、条件を変更してください。',
  },
  'workflow-without-trigger': {
    message: 'このワークフローを開始するトリガーがまだありません。',
    fix: 'トリガーを選択してから試してください。',
  },
  'workflow-is-on': { message: 'ワークフローがオンになっています。', fix: '先にオフにしてください。' },
  'invalid-workflow': {
    message: 'ワークフローの構造に問題があります。',
    fix: '直前の変更を元に戻してください。',
  },
  'run-already-finished': {
    message: 'この実行はすでに終了しています。',
    fix: 'キャンセルする処理はありません。',
  },
  'connection-name-taken': {
    message: '同じ名前の接続がすでにあります。',
    fix: '別の名前を選択してください。',
  },
  'connection-secret-missing': {
    message: 'シークレットがありません。',
    fix: 'シークレットを入力してください。保存済みの値は、入力したときのサービスにしか使いません。',
  },
  'connection-in-use': {
    message: 'オンになっているワークフローがこの接続を使用しています。',
    fix: '先にワークフローをオフにするか、別の接続を選択してください。',
  },
  'settings-changed': {
    message: 'ほかの人がこの設定を変更しました。',
    fix: '変更後の設定を確認してから、もう一度決めてください。',
  },
  'currency-fixed': {
    message: 'この通貨の注文があるため、通貨は変更できません。',
    fix: '通貨をそのままにしてください。',
  },
  'currency-in-use': {
    message: '未完了の下書きやギフトカードがこの通貨のままです。',
    fix: '下書きを完了または削除し、ギフトカードを使い切るか無効にしてから、通貨を変更してください。',
  },
  'staff-email-taken': {
    message: 'このアドレスのスタッフがすでにいます。離れた人かもしれません。',
    fix: '一覧で探してください。離れた人は再び招き入れられます。',
  },
  'last-owner': {
    message: 'ストアにはオーナーが必要で、サインインできるオーナーはこの人だけです。',
    fix: '先にほかの人をオーナーにしてください。',
  },
  'own-access': { message: '自分のアクセスは終了できません。', fix: 'ほかのスタッフに頼んでください。' },
  'staff-deactivated': { message: '離れたスタッフです。', fix: '先に再び招き入れてください。' },
  'unknown-role': { message: 'この役割はもうありません。', fix: 'ほかの役割を選んでください。' },
  'role-name-taken': { message: '同じ名前の役割があります。', fix: '別の名前にしてください。' },
  'role-in-use': { message: 'この役割を持つ人がいます。', fix: '先に別の役割を与えてください。' },
  'link-unusable': { message: 'このリンクは使えません。', fix: '送った人に新しいリンクを頼んでください。' },
  'wrong-password': {
    message: '現在のパスワードが違います。',
    fix: 'サインインしたときのパスワードを入力してください。',
  },
  'mail-password-missing': {
    message: 'パスワードがありません。パスワードは入力したサーバーとユーザーにだけ使われます。',
    fix: 'このサーバーのこのユーザーのパスワードを入力してください。',
  },
  'customer-email-taken': {
    message: 'このメールアドレスは別の顧客のものです。',
    fix: 'その顧客を使うか、2人を統合するか、別のアドレスを入力してください。',
  },
  'customer-changed': {
    message: 'その間にほかの人がこの顧客を変更しました。',
    fix: '顧客情報をもう一度確認してから決めてください。',
  },
  'customer-erased': {
    message: 'この顧客のデータは消去されています。',
    fix: '再び来店したら、新しい顧客として登録してください。',
  },
  'customer-unreachable': {
    message: '顧客に連絡する方法がありません。',
    fix: 'メールアドレスか電話番号を入力してください。',
  },
  'invalid-phone': {
    message: '電話番号として正しくありません。',
    fix: '+81 90 1234 5678のように国番号付きで入力してください。',
  },
  'too-many-addresses': { message: '住所が多すぎます。', fix: '使わなくなった住所を削除してください。' },
  'note-of-another': { message: 'ほかの人が書いたメモです。', fix: '新しいメモを書いてください。' },
  'customer-with-itself': { message: '同じ顧客です。', fix: '別の顧客を選んでください。' },
  'customer-merged-elsewhere': {
    message: 'その間に、どちらかが別の顧客と統合されました。',
    fix: '2人をもう一度確認してください。',
  },
  'confirmation-differs': { message: '顧客の名前と一致しません。', fix: '表示のとおりに入力してください。' },
  'customer-has-open-orders': {
    message: '未払いまたは未発送の注文があります。',
    fix: '先に完了またはキャンセルするか、そのまま消去してください。',
  },
  'price-changed': {
    exactly: '合計が{expected}から{total}に変わりました。',
    message: '価格が変わりました。',
    fix: '新しい合計を確認してから、もう一度お試しください。',
  },
  'card-declined': {
    message: 'カードが拒否されました。',
    fix: '別のカード、または別の支払い方法をお試しください。',
  },
  'out-of-stock': { message: '在庫が足りません。', fix: '数量を減らすか、売り切れの商品を外してください。' },
  'draft-order-changed': {
    message: 'その間に下書き注文が変更されました。',
    fix: '読み込み直して変更内容を確認してください。',
  },
  'draft-completed': { message: 'この下書きはすでに注文になっています。', fix: '注文を開いてください。' },
  'draft-empty': { message: '下書き注文が空です。', fix: '商品または独自の項目を追加してください。' },
  'invoice-address-missing': {
    message: '請求書の送り先が分かりません。',
    fix: '顧客を選ぶか、メールアドレスを入力してください。',
  },
  'checkout-not-ready': {
    message: 'まだ注文できません。',
    fix: '割引コードと表示された項目を確認してください。',
  },
} as const satisfies Shape<typeof en>
