import type { Shape } from '../shape.js'
import type * as english from './en.js'

export const orderLetters: Shape<typeof english.orderLetters> = {
  notify: '顧客にメールで知らせる',
  notifyTo: '宛先：{address}',
  noAddress: '顧客のメールアドレスがありません。',
  preview: 'メールを見る',
  hidePreview: 'メールを隠す',
  letter: {
    cancelled: 'キャンセルのお知らせ',
    refunded: '返金のお知らせ',
    fulfilled: '発送のお知らせ',
  },
  hello: '{name} 様',
  cancelled: {
    subject: '{shop}のご注文{number}がキャンセルされました',
    body: {
      customer: 'ご依頼のとおり、ご注文{number}をキャンセルいたしました。',
      fraud: 'ご注文{number}をお受けできず、キャンセルいたしました。',
      inventory: '申し訳ございません。ご注文{number}の商品に在庫がないものがあり、キャンセルいたしました。',
      declined: 'ご注文{number}のお支払いが確認できず、キャンセルいたしました。',
      staff: '申し訳ございません。当店の手違いにより、ご注文{number}をキャンセルいたしました。',
      other: 'ご注文{number}をキャンセルいたしました。',
    },
    refunded: '{amount}を返金いたします。カードの場合、反映まで数日かかることがあります。',
    released: 'カードの承認額{amount}を取り消しました。実際のご請求はありません。',
  },
  refunded: {
    subject: '{shop}のご注文{number}の返金について',
    body: 'ご注文{number}について{amount}を返金いたしました。カードの場合、反映まで数日かかることがあります。',
  },
  fulfilled: {
    subject: '{shop}のご注文{number}を発送しました',
    body: 'ご注文{number}の商品を発送いたしました。',
    part: 'ご注文{number}の商品の一部を発送いたしました。残りも順次お送りします。',
    follow: 'こちらで配送状況をご確認いただけます。\n{url}',
    tracking: '配送',
  },
  receipt: {
    subject: '{shop}のレシート {number}',
    body: 'お買い上げありがとうございます。レシート {number} です。',
    rounding: '端数調整',
  },
}

export const fulfilFrom: Shape<typeof english.fulfilFrom> = {
  location: '出荷するロケーション',
  several: 'この商品は複数のロケーションで引き当てられています。ロケーションごとに発送してください。',
  short: '選んだ数より在庫が少ないロケーションです。',
  evenSo: 'それでもここから出荷する',
  from: '{location}から出荷',
  cancelRestock: '商品を在庫に戻す：{location}',
  restockTo: '商品を戻すロケーション',
  whereFrom: '出荷元のロケーション',
}
