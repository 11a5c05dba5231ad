import { defineAction, z } from '@counterflow/plugin-sdk'
import { orderIdField } from '../inputs.js'

export const addOrderNote = defineAction({
  name: 'add_order_note',
  title: { en: 'Add order note', ko: '주문 메모 추가', ja: '注文メモを追加' },
  description: {
    en: 'Adds a line to the note of the order, which only the people of the shop see.',
    ko: '스토어 직원만 볼 수 있는 주문 메모에 한 줄을 추가합니다.',
    ja: 'ストアのスタッフだけが見られる注文メモに 1 行を追加します。',
  },
  category: 'orders',
  input: z.strictObject({
    orderId: orderIdField,
    note: z.string().trim().min(1).max(500).meta({ title: 'Note' }),
  }),
  output: z.strictObject({ note: z.string().meta({ title: 'Note' }) }),
  effects: 'repeatable',
  permission: 'orders.update',
  run: ({ input, shop }) => shop.orders.addNote(input.orderId, input.note),
})
