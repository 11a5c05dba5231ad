import type { Shape } from '../shape.js'
import type { navigation as navigationEn, session as sessionEn } from './en.js'

export const session = {
  title: '{shop}にログイン',
  heading: 'ログイン',
  intro: '注文も、ワークフローも、自動で動くものすべてをここで。',
  email: 'メールアドレス',
  password: 'パスワード',
  submit: 'ログイン',
  expired: 'ログアウトされました。もう一度ログインすると、元の画面に戻ります。',
  signOut: 'ログアウト',
  emailInvalid: 'owner@example.com のようなメールアドレスを入力してください。',
  passwordMissing: 'パスワードを入力してください。',
  account: '{name}のアカウント',
  language: '言語',
  appearance: '外観',
  light: 'ライト',
  dark: 'ダーク',
  system: 'システムに合わせる',
  roles: { owner: 'オーナー', manager: 'マネージャー', support: 'サポート', cashier: 'レジ担当' },
} as const satisfies Shape<typeof sessionEn>

export const navigation = {
  label: 'メイン',
  home: 'ホーム',
  orders: '注文',
  workflows: 'ワークフロー',
  runs: '実行履歴',
  products: '商品',
  customers: '顧客',
  mail: 'メールボックス',
  settings: '設定',
  open: 'メニューを開く',
  skip: '本文へ移動',
  palette: '移動先や操作を検索…',
  paletteShort: '検索',
  paletteEmpty: '見つかりませんでした',
  goTo: '移動',
  actions: '操作',
  placeTestOrder: 'テスト注文を作成',
  newWorkflow: '新しいワークフロー',
  browseTemplates: 'テンプレートを見る',
} as const satisfies Shape<typeof navigationEn>
