import type { Shape } from '../shape.js'
import type { mail as en } from './en.js'

export const mail = {
  title: 'メールボックス',
  intro: 'ストアがお客様とスタッフに送ったメールです。',
  search: '件名または宛先で検索',
  subject: '件名',
  message: '本文',
  to: '宛先',
  sender: '送信元',
  state: '状態',
  when: '日時',
  anyState: 'すべての状態',
  stateOf: { queued: '送信待ち', sent: '送信済み', kept: 'ここに保管', failed: '失敗' },
  keptHint:
    'メールサーバーが設定されていないため、このメールはここにしかありません。設定の「メール」でサーバーを設定してください。',
  failedBecause: '送信できませんでした：{reason}',
  attempts: '{count, plural, other {試行#回}}',
  retry: '再送信',
  retried: 'メールを再送信しています。',
  plain: 'テキスト',
  readable: '整形表示',
  view: 'メールの表示方法',
  preview: 'プレビュー',
  back: 'すべてのメール',
  emptyTitle: 'メールはまだありません',
  emptyBody: 'ストアとワークフローが送信したメールがここに表示されます。',
  noMatchTitle: '条件に合うメールがありません',
  noMatchBody: '検索語や絞り込みを変更してください。',
  footer: '{shop}から自動送信されたメールです。',
  footerOfWorkflow: '{shop}のワークフロー「{workflow}」から送信されたメールです。',
} as const satisfies Shape<typeof en>
