import type { Shape } from '../shape.js'
import type { files as filesEn } from './en.js'

export const files = {
  import: '読み込む',
  importHint:
    'ファイルからワークフローを読み込みます。ボタンを押すか、ここにファイルをドロップしてください。',
  drop: 'ドロップすると読み込みます',
  dropOne: 'ファイルは1つずつドロップしてください。',
  export: 'ファイルに書き出す',
  replace: 'ファイルと置き換える…',
  imported: '「{name}」を読み込みました',
  replaced: 'キャンバスの内容を置き換えました。元に戻せます。',
  reading: 'ファイルを読んでいます…',
  another: '別のファイルを選ぶ',
  refusedTitle: '「{file}」は読み込めません',
  refusedBody: '何も変更されていません。ファイルを直すか、もう一度書き出してください。',
  installPlugin:
    '何も変更されていません。このストアのサーバーを管理する人がプラグインのフォルダーを「packages/plugins」に入れて再起動した後、ファイルをもう一度読み込んでください。',
  more: '{count, plural, other {ほか#件}}',
  lacksTitle: '「{name}」を読み込みますか？',
  lacksBody:
    'このストアにないものが必要です。下書きとして読み込むことはでき、まだ動かないステップはキャンバスに表示されます。',
  replaceTitle: 'キャンバスの内容を置き換えますか？',
  replaceBody:
    '{count, plural, =0 {「{name}」にはステップがありません。} other {「{name}」にはステップが#個あります。}}今の内容と置き換わります。名前はそのままで、元に戻せます。',
  lacks: {
    connections: '足りない接続',
    absent: 'プラグイン「{name}」がインストールされていません。ファイルはバージョン{wanted}を使っています。',
    absentAny: 'プラグイン「{name}」がインストールされていません。',
    older:
      'プラグイン「{name}」はバージョン{installed}がインストールされていますが、ファイルは{wanted}を使っています。',
    incomplete: 'プラグイン「{name}」{installed}に「{part}」がありません。',
  },
  place: {
    whole: 'ファイル全体',
    step: 'ステップ{number}「{name}」',
    stepNumber: 'ステップ{number}',
    connection: '接続線{number}',
    item: '{number}行目',
    name: '名前',
    field: 'フィールド',
    format: '形式のバージョン',
    steps: 'ステップ',
    connections: '接続線',
    positions: 'キャンバス上の位置',
    needs: '必要なもの',
  },
  fault: {
    too_large: 'ファイルの大きさは{size}です。上限は{limit}です。',
    not_utf8: 'UTF-8のテキストではありません。',
    unreadable: 'ファイルを読めませんでした。移動または削除された可能性があります。',
    not_json:
      "{line}行{column}列：JSONではありません。ここには{expected, select, value {値} value_or_bracket {値または]} name_or_brace {二重引用符で囲んだ名前または'}'} name {二重引用符で囲んだ名前} colon {コロン} comma_or_end {コンマまたは閉じ括弧} nothing {ファイルの終わり} closing_quote {テキストを閉じる引用符} no_control_character {制御文字ではなく\\nなどのエスケープ} other {\\nなどの正しいエスケープ}}が必要です。",
    not_a_workflow: 'ワークフローではない内容が入っています。',
    newer_schema:
      'より新しいCounterflowのファイルです。ファイルの形式は{found}で、このバージョンが扱えるのは{known}までです。ストアを更新してから読み込んでください。',
    unknown_schema: '形式が不明です。このバージョンが扱えるのは{known}です。',
    missing: '抜けています。',
    unknown_field: '不明な項目です。削除してください。',
    wrong_type:
      'ここには{expected, select, text {テキスト} number {数値} integer {整数} boolean {trueまたはfalse} list {リスト} object {オブジェクト} other {別の値}}が必要です。',
    wrong_choice: '次のいずれかにしてください：{choices}',
    wrong_format: '書式が正しくありません。',
    too_long: '長すぎます。上限は{limit, plural, other {#文字}}です。',
    too_short: '短すぎます。{limit, plural, other {#文字}}以上にしてください。',
    too_many: '多すぎます。上限は{limit, number}個です。',
    too_few: '少なすぎます。{limit, number}個以上にしてください。',
    too_high: '大きすぎます。上限は{limit, number}です。',
    too_low: '小さすぎます。{limit, number}以上にしてください。',
    null_character: 'U+0000という文字が含まれています。取り除いてください。',
    half_character: '文字の半分だけが含まれています。完全な文字にしてください。',
    reserved_name: '予約された名前です。削除してください。',
    nested_too_deeply: '入れ子が深すぎます。',
  },
} as const satisfies Shape<typeof filesEn>
