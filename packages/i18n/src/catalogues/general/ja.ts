import type { Shape } from '../shape.js'
import type { general as en } from './en.js'

export const general = {
  productName: 'Counterflow',
  save: '保存',
  cancel: 'キャンセル',
  close: '閉じる',
  remove: '外す',
  delete: '削除',
  retry: '再試行',
  copy: 'コピー',
  copied: 'コピーしました',
  loadMore: 'さらに表示',
  clearFilters: '絞り込みを解除',
  viewAll: 'すべて表示',
  yes: 'はい',
  no: 'いいえ',
  none: 'なし',
  optional: '任意',
  saved: '保存済み',
  loading: '読み込み中',
  moreActions: 'その他の操作',
  failed: {
    title: '読み込めませんでした',
    offline:
      'サーバーが応答しません。サーバーが起動しているか、ネットワークに接続されているかを確認して、再試行してください。',
    unexpected: '予期しない問題が発生しました。',
    notFoundTitle: 'ページが見つかりません',
    notFound: '削除されたか、アドレスが正しくない可能性があります。',
    forbiddenTitle: 'このページを表示する権限がありません',
    forbidden: '現在の役割では利用できません。ストアのオーナーに権限を依頼してください。',
    page: 'ページが動作を停止しました',
    action: '操作を完了できませんでした',
    wrongValue: '入力内容に使えない値があります。',
    wrongField: '「{field}」に入力した値は使えません。',
    wrongFields: 'ほかに{count}件の項目も確認してください。',
  },
  live: {
    connected: 'ライブ：変更は自動で反映されます',
    connecting: '接続中…',
    disconnected: '未接続：最新でない可能性があります。再接続しています…',
  },
} as const satisfies Shape<typeof en>
