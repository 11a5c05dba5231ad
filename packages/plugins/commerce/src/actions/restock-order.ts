import { defineAction, z } from '@counterflow/plugin-sdk'
import { orderIdField } from '../inputs.js'

export const restockOrder = defineAction({
  name: 'restock',
  title: { en: 'Restock items', ko: '품목 재입고', ja: '商品を在庫に戻す' },
  description: {
    en: 'Puts the goods of a cancelled or unpaid order back into stock, once.',
    ko: '취소되었거나 결제되지 않은 주문의 품목을 재고로 한 번만 되돌립니다.',
    ja: 'キャンセルされた、または未払いの注文の商品を一度だけ在庫に戻します。',
  },
  category: 'inventory',
  input: z.strictObject({ orderId: orderIdField }),
  output: z.strictObject({ pieces: z.int().meta({ title: 'Pieces back in stock' }) }),
  effects: 'repeatable',
  permission: 'orders.update',
  run: ({ input, shop }) => shop.orders.restock(input.orderId),
})
