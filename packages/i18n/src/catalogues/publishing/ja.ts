import type { Shape } from '../shape.js'
import type { publishing as en } from './en.js'

export const publishing: Shape<typeof en> = {
  withNote: 'メモを付けてオンにする',
  note: 'このバージョンのメモ',
  noteHint: '何をなぜ変えたかを、後でバージョンを見る人のために書きます。',
  changes: '変更点',
  compare: 'キャンバスで見る',
  waiting: '{count, plural, other {待機中の実行が#件あります}}',
  place: '「{step}」：{count, plural, other {#件の実行}}',
  turn: '順番を待っている実行：{count, plural, other {#件}}',
  lookedAt: 'このうち最初の{count, number}件を確認しました。',
  stuck: {
    other_trigger:
      '{count, plural, other {#件は変更後の内容で続けられません。開始するトリガーが異なります。}}',
    no_such_step:
      '{count, plural, other {#件は変更後の内容で続けられません。待機しているステップがなくなりました。}}',
    would_repeat:
      '{count, plural, other {#件は変更後の内容で続けられません。完了した処理を二重に行うことになります。}}',
  },
  choice: '待機中の実行の扱い',
  choose: {
    keep: '開始したときの内容で最後まで進める',
    move: '変更後の内容で続ける',
    cancel: '待機中の実行をキャンセルする',
  },
  means: {
    keep: 'それぞれ開始したバージョンで進みます。',
    move: '{movable, plural, =0 {続けられる実行はありません。} other {#件が可能です。完了したステップはそのまま残り、変わっていない待機は時刻も引き継がれます。}}',
    cancel: '完了したステップはそのまま残ります。',
  },
}
