import type { Shape } from '../shape.js'
import type { findings as en } from './en.js'

export const findings = {
  trigger_missing: {
    message: 'ワークフローを始めるトリガーがありません。',
    fix: 'トリガーを選択してください。',
  },
  trigger_unknown: {
    message: 'インストールされていないプラグインのトリガーです。',
    fix: '別のトリガーを選ぶか、プラグインをインストールしてください。',
  },
  nothing_to_do: {
    message: '実行するステップがまだありません。',
    fix: 'トリガーの後にステップを追加してください。',
  },
  config_reference: {
    message: 'トリガーは実行が始まる前に設定されるため、実行の値は使えません。',
    fix: '値を直接入力してください。',
  },
  cron_invalid: {
    message: '時刻の指定として理解できません。',
    fix: '分、時、日、月、曜日の順に入力してください。例: 0 9 * * 1-5（平日9時）',
  },
  cron_too_often: {
    message: 'ワークフローの開始は最短でも1分に1回のため、秒は指定できません。',
    fix: '先頭の項目を外し、分、時、日、月、曜日だけを入力してください。',
  },
  cron_never: {
    message: '存在しない日付のため、ワークフローが開始されることはありません。',
    fix: 'その月にある日を選んでください。Lは各月の最終日です。',
  },
  time_zone_unknown: {
    message: 'そのタイムゾーンは存在しません。',
    fix: 'Asia/Tokyoなど一覧にあるものを選ぶか、空欄にしてストアのタイムゾーンを使ってください。',
  },
  poll_interval: {
    message: '確認の間隔が短すぎるか、長すぎます。',
    fix: '10～86,400秒の整数を入力してください。',
  },
  duplicate_id: { message: '2つのステップのIDが同じです。', fix: 'どちらかを削除してください。' },
  dangling_edge: {
    message: '接続先のない接続があります。',
    fix: '接続を削除するか、ステップにつないでください。',
  },
  duplicate_edge: { message: '同じ接続が2つあります。', fix: 'どちらかを削除してください。' },
  unknown_port: {
    message: 'ステップにない出口からの接続があります。',
    fix: '接続を削除して、つなぎ直してください。',
  },
  cycle: { message: 'ステップが循環しています。', fix: '循環している接続を1つ削除してください。' },
  scope_left: {
    message: '項目ごとの繰り返しの外に出る接続があります。',
    fix: '繰り返しステップの「完了したら」から続けてください。',
  },
  unreachable: {
    message: 'このステップにつながる接続がないため、実行されません。',
    fix: '接続するか、削除してください。',
  },
  action_unknown: {
    message: 'インストールされていないプラグインのアクションです。',
    fix: '別のステップに置き換えるか、プラグインをインストールしてください。',
  },
  input_missing: { message: '必要な値が入力されていません。', fix: '値を入力してください。' },
  input_unknown: { message: 'このステップにない値が設定されています。', fix: '値を外してください。' },
  input_type: { message: '値の種類が合っていません。', fix: '合う値を入力または選択してください。' },
  placeholder_left: { message: 'テンプレートの仮の値が残っています。', fix: '実際の値を入力してください。' },
  reference_unknown: { message: '存在しない値が使われています。', fix: '別の値を選択してください。' },
  reference_not_before: {
    message: 'このステップより前に実行されないステップの値が使われています。',
    fix: '前のステップの値を選択してください。',
  },
  reference_uncertain: {
    message: '必ず実行されるとは限らないステップの値のため、ない場合があります。',
    fix: '必ず存在する値を選ぶか、ステップを移動してください。',
  },
  template_syntax: {
    message: 'テキストの波括弧の部分を読み取れません。',
    fix: "値は「'{{' trigger.order.name '}}'」のように書き、すべてのタグを閉じてください。",
  },
  template_filter: {
    message: 'テキストに存在しないフィルターが使われています。',
    fix: 'money、date、upcase、defaultなど別のフィルターを使ってください。',
  },
  operator_type: {
    message: 'この項目には使えない比較です。',
    fix: '別の演算子または項目を選択してください。',
  },
  condition_empty: { message: '比較する内容のない条件です。', fix: '条件を1つ以上追加してください。' },
  risk_not_analyzed: {
    message: 'このトリガーの時点では、まだリスクが分かりません。',
    fix: '「注文のリスクが分析された」から始めてください。分析には注文後少し時間がかかります。',
  },
  manual_capture_needed: {
    message: '支払いが自動でキャプチャされるため、このワークフローが判断できることがありません。',
    fix: '支払いのキャプチャ方法を手動にしてください。',
  },
  permission_missing: {
    message: 'このステップが代わりに行う操作の権限がありません。',
    fix: '権限のある人にワークフローをオンにしてもらってください。',
  },
  literal_only: {
    message: 'ここでは固定の値だけを使えます。',
    fix: '実行中の値の代わりに固定の値を入力してください。',
  },
  reference_nullable: {
    message: '空にできない項目に、ない場合がある値が使われています。',
    fix: '値があることを確かめる条件を前に置くか、別の値を使ってください。',
  },
  trigger_not_awaitable: {
    message: 'このトリガーを待つことはできません。',
    fix: 'ストアのイベントを選択してください。',
  },
  flow_reference: {
    message: '実行が始まる前にはない値がキーに使われています。',
    fix: 'トリガーまたはストアの値だけを使ってください。',
  },
  currency_other: {
    message: '金額の通貨がストアの通貨と異なります。',
    fix: 'ストアの通貨で金額を入力してください。',
  },
  wait_too_far: {
    message: '10年より先の日付です。',
    fix: 'より早い日付を選択してください。',
  },
  option_gone: {
    message: 'ここで選んだものは、もうありません。',
    fix: '別のものを選んでください。',
  },
  connection_missing: {
    message: 'アドレスがパスだけで、どのサービスかを示す接続がありません。',
    fix: '接続を選ぶか、アドレス全体を入力してください。',
  },
  connection_unreadable: {
    message: 'ここで選んだ接続の秘密の値を、このコンピューターでは読み取れません。',
    fix: '設定で接続を開き、秘密の値をもう一度入力してください。',
  },
  publisher_may_not: {
    message: 'このワークフローをオンにした人には、もうこの操作の権限がありません。',
    fix: 'その人の名前で動き続けます。権限のある人がもう一度オンにしてください。',
  },
} as const satisfies Shape<typeof en>
