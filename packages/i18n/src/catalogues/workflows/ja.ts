import type { Shape } from '../shape.js'
import type { templates as templatesEn, workflows as workflowsEn } from './en.js'

export const workflows = {
  title: 'ワークフロー',
  intro: 'ストアで自動的に行われる処理です。',
  new: '新しいワークフロー',
  blank: '最初から作成',
  fromTemplate: 'テンプレートから作成',
  untitled: '無題のワークフロー',
  name: 'ワークフロー',
  search: '名前で検索',
  status: '状態',
  trigger: '開始のきっかけ',
  noTrigger: 'トリガー未設定',
  runsOfDay: '実行（過去24時間）',
  noRuns: 'なし',
  runCounts: '{total, plural, other {#回}}',
  failedCount: '{count, plural, other {失敗#回}}',
  updated: '変更日時',
  on: 'オン',
  off: 'オフ',
  attention: '要確認',
  draftDiffers: '未反映の変更あり',
  allStatuses: 'すべての状態',
  emptyTitle: 'ワークフローはまだありません',
  emptyBody: '用意されたテンプレートをワンクリックで使うか、自分で作成しましょう。',
  noMatchTitle: '条件に合うワークフローがありません',
  noMatchBody: '検索語や絞り込みを変更してください。',
} as const satisfies Shape<typeof workflowsEn>

export const templates = {
  title: 'テンプレート',
  intro:
    'すぐに使えるワークフローです。テンプレート自体は変わらず、追加したワークフローは自由に編集できます。',
  back: 'すべてのワークフロー',
  installAndTurnOn: '追加してオンにする',
  customise: '追加してカスタマイズ',
  installed: '追加済み',
  installedOn: '追加済み・オン',
  open: '開く',
  allCategories: 'すべてのカテゴリー',
  emptyTitle: 'テンプレートはありません',
  emptyBody: 'テンプレートはプラグインに含まれています。現在のプラグインにはありません。',
  picture: 'ワークフロー「{name}」の図',
  category: {
    risk: 'リスク',
    orders: '注文',
    customers: '顧客',
    inventory: '在庫',
    payments: '支払い',
    other: 'その他',
  },
} as const satisfies Shape<typeof templatesEn>
