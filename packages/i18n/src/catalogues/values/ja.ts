import type { Shape } from '../shape.js'
import type { values as en } from './en.js'

export const values = {
  sample: {
    label: 'サンプル',
    from: 'サンプルの元',
    fromShort: 'サンプルの元：{event}',
    event: '{subject} · {when}',
    none: 'まだ何も起きていないため、例を表示しています。',
    forbidden: '過去の実行を見る権限がないため、例を表示しています。',
    failed: '過去のイベントを読み込めないため、例を表示しています。',
    loading: 'サンプルを読み込んでいます…',
    example: '例：{value}',
    real: 'サンプル：{value}',
    empty: '空',
    emptyHere: 'このサンプルでは空です',
    items: '{count, plural, =0 {項目なし} other {#件}}',
    itemsOf: '{count, plural, other {#件}}：{items}',
  },
} as const satisfies Shape<typeof en>
