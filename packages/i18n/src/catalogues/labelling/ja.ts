import type { Shape } from '../shape.js'
import type {
  labelling as english,
  labellingProblems as englishProblems,
  topics as englishTopics,
} from './en.js'

export const labelling: Shape<typeof english> = {
  intro:
    'お客様の最初のメッセージに、10 のトピックから 1 つを付けます。付けるのは確信度が 90% 以上のときだけです。テキストはこのサーバーの中だけで判定し、外には送りません。',
  title: '試してみる',
  text: 'お客様のメッセージ',
  textHint: '英語、韓国語、日本語で入力してください。どこにも保存しません。',
  example: '先週注文したのですが、まだ届きません。荷物は今どこにありますか？',
  judge: '分類する',
  labelled: 'ラベル：{topic}',
  labelledDetail: '確信度は {certainty} です。',
  notLabelled: 'ラベルなし',
  notLabelledDetail:
    '90% に届くトピックがないため、人が判断します。最も近いのは {topic}（{certainty}）です。',
  noTopic: 'ラベルなし：どのトピックにも当たりません',
  noTopicDetail: '確信度は {certainty} です。',
  all: 'トピックごとの可能性',
  share: '{topic}：{certainty}',
  language: { en: '英語', ko: '韓国語', ja: '日本語', und: 'その他の言語' },
  model: {
    own: 'Counterflowに付属するモデルが判定しています。',
    folder: 'ショップが指定したモデルが判定しています：{name}',
    hub: 'ハブから取得したモデルが判定しています：{name}。このモデルもこのサーバーの中で動きます。',
  },
  about: '判定した言語：{language} · モデル {version}',
}

export const topics: Shape<typeof englishTopics> = {
  checkout: '購入手続き',
  order_edits: '注文の変更',
  order_status: '注文状況',
  pricing_discounts: '価格・割引',
  product_details: '商品の詳細',
  product_interest: '商品への関心',
  returns: '返品・配達済みの注文',
  shipping: '配送',
  store_information: 'ストア情報',
  wholesale: '卸売',
  none: '該当なし',
}

export const labellingProblems: Shape<typeof englishProblems> = {
  'classifier-busy': {
    message: '分類を待っているメッセージが多すぎます。',
    fix: '少し待ってからもう一度お試しください。',
  },
  'classifier-unavailable': {
    message: 'このサーバーではメッセージを分類できません。',
    fix: 'ほかの機能はそのまま使えます。何が足りないかはサーバーのログに記録されます。',
  },
}
