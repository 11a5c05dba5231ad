import type { Shape } from '../shape.js'
import type { canvas as en } from './en.js'

export const canvas = {
  tools: 'キャンバスのツール',
  runsThisWay: '{count, plural, other {過去1日にこの経路を通った実行#件}}',
  insertBetween: '「{from}」と「{to}」の間にステップを挿入',
  insertBetweenOfPort: '「{from}」（{port}）と「{to}」の間にステップを挿入',
  mark: { added: '追加', changed: '変更', removed: '削除' },
  refusal: {
    circle: 'このステップより前にあるため、つなぐと循環してしまいます。',
    list: 'リストの中のステップと外のステップは、「完了したら」の出口でのみつながります。',
    twice: 'すでに接続されています。',
  },
  selection: {
    title: '選択中の項目',
    count: '{count, plural, other {#件を選択中}}',
  },
  tooMuchToPaste:
    '貼り付ける項目が多すぎます。ワークフローに入れられるのはステップ{steps}件、メモ{notes}件までです。',
  nothingToPaste: 'クリップボードにコピーしたステップやメモがありません。',
  pasteByKey: 'このブラウザーではキー操作でのみ貼り付けられます。Ctrl+V（Macでは⌘V）を押してください。',
  menu: {
    title: 'ここでできる操作',
    settings: '設定',
    addAfter: '後ろにステップを追加',
    addHere: 'ここにステップを追加',
    insert: 'ステップを挿入',
    disconnect: '接続を削除',
    write: 'メモを書く',
  },
  note: {
    name: 'メモ：{text}',
    unnamed: '空のメモ',
    empty: 'ダブルクリックして入力',
    text: 'メモの内容',
    colour: 'メモの色',
    hue: { yellow: '黄色', blue: '青', green: '緑', pink: 'ピンク', grey: 'グレー' },
  },
} as const satisfies Shape<typeof en>
