import type { Shape } from '../shape.js'
import type { risk as en } from './en.js'

export const risk = {
  title: '不正のリスク',
  level: { low: '低', medium: '中', high: '高' },
  levelOf: { low: 'リスク低', medium: 'リスク中', high: 'リスク高' },
  pending: '分析中…',
  pendingBody: '通常は数秒で、結果がここに自動で表示されます。',
  none: '未分析',
  recommendation: {
    accept: 'この注文は進めて問題ありません',
    investigate: '進める前にこの注文を確認してください',
    cancel: 'この注文のキャンセルを検討してください',
  },
  sentiment: { positive: '安心できる点', neutral: '参考情報', negative: '注意すべき点' },
  score: 'スコア {score}/100',
  analyzed: '{when}に分析',
  by: '{provider}による評価',
  joined: '複数の評価があります。最も高いリスクレベルに従います。',
  facts: {
    observed: '{text}',
    card_verified: '銀行がカードを確認しました。',
    card_check_failed: 'カードのセキュリティ確認に失敗しました。',
    card_reported_stolen: '盗難届の出ているカードです。',
    card_issuer_warning: 'カード発行会社がリスクの高さを警告しています。',
    addresses_match: '請求先住所と配送先住所が一致しています。',
    addresses_differ: '請求先住所と配送先住所が異なります。',
    address_missing: '請求先または配送先の住所がありません。',
    returning_customer: '{orders, plural, other {過去に#回注文している顧客です。}}',
    first_order: 'この顧客の初めての注文です。',
    high_amount: '金額が通常の注文の{times, number}倍です。',
    usual_amount: 'このストアで一般的な金額です。',
    many_orders_quickly: '{hours, plural, other {#時間}}以内に{orders, number}件注文しています。',
    disposable_email: '使い捨てのメールアドレスです（{domain}）。',
    many_pieces: '注文の点数が通常より多くなっています（{pieces, number}点）。',
  },
} as const satisfies Shape<typeof en>
