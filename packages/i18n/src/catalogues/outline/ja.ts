import type { Shape } from '../shape.js'
import type { history as historyEn, outline as outlineEn, stepping as steppingEn } from './en.js'

export const history = {
  title: '操作履歴',
  start: '最初の状態',
  isUndone: '取り消し済み',
  undone: '元に戻しました：{change}',
  redone: 'やり直しました：{change}',
  done: '完了：{change}',
  undoneSeveral: '{count}件の操作を元に戻しました',
  redoneSeveral: '{count}件の操作をやり直しました',
} as const satisfies Shape<typeof historyEn>

export const outline = {
  title: 'ワークフローのアウトライン',
  fold: '「{name}」を閉じる',
  unfold: '「{name}」を開く',
  leadsNowhere: '続くステップはまだありません',
  continuesAt: '「{name}」に続く',
  join: '複数の経路が合流',
  way: '{name}、{ways}本中{way}本目の経路',
  emptyNote: '空のメモ',
  showOutline: 'アウトラインで表示',
  showCanvas: 'キャンバスで表示',
  menu: '「{name}」でできる操作',
  addAt: '「{name}」にステップを追加',
  group: {
    loose: 'つながっていないステップ',
    notes: 'メモ',
  },
} as const satisfies Shape<typeof outlineEn>

export const stepping = {
  rename: '「{name}」の名前を変更',
  connect: {
    title: '「{name}」の「{port}」をつなぐ',
    exit: 'つなぐ出口',
    target: 'つなぐ先のステップ',
    instead: '「{name}」の代わりにつなぐ',
    none: 'ほかのステップはまだありません。',
  },
} as const satisfies Shape<typeof steppingEn>
