import type { Shape } from '../shape.js'
import type { customers as customersEn } from './en.js'

export const customers = {
  title: '顧客',
  search: '名前またはメールアドレスで検索',
  name: '顧客',
  tags: 'タグ',
  orders: '注文',
  lifetimeSpend: '累計購入額',
  since: '登録日',
  figures: '概要',
  metadata: 'メタデータ',
  metadataHint: 'この顧客についてのストアの記録です。全スタッフが見られますが、顧客には表示されません。',
  entryName: '名前',
  entryValue: '値',
  addEntry: '追加',
  removeEntry: '{name}を削除',
  noOrders: '注文はまだありません',
  noOrdersBody: 'この顧客の注文がここに表示されます。',
  emptyTitle: '顧客はまだいません',
  emptyBody: '注文した顧客がここに表示されます。',
  noMatchTitle: '条件に合う顧客がいません',
  noMatchBody: '検索語を変更してください。',
  unsubscribe: {
    button: '配信を停止する',
    ask: {
      title: '{shop}からのお知らせを停止しますか？',
      email: 'お知らせや特典のメールは届かなくなります。ご注文に関するメールは引き続き届きます。',
      sms: 'お知らせや特典のSMSは届かなくなります。ご注文に関するSMSは引き続き届きます。',
    },
    done: {
      title: '配信を停止しました',
      email: '{shop}からお知らせや特典のメールは届かなくなります。',
      sms: '{shop}からお知らせや特典のSMSは届かなくなります。',
    },
    invalid: {
      title: 'このリンクは使えません',
      email: 'メールのリンクをもう一度開くか、{shop}にお問い合わせください。',
      sms: 'SMSのリンクをもう一度開くか、{shop}にお問い合わせください。',
    },
  },
} as const satisfies Shape<typeof customersEn>
