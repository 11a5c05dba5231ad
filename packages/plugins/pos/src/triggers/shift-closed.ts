import { defineTrigger, z } from '@counterflow/plugin-sdk'
import { shiftSchema } from '../shift.js'

export const shiftClosed = defineTrigger({
  name: 'shift_closed',
  kind: 'event',
  event: 'till.shift_closed',
  title: { en: 'Shift closed', ko: '근무 마감됨', ja: 'シフトが締められた' },
  description: {
    en: 'Starts when the closing of a shift has arrived, with what was sold and counted.',
    ko: '매장 근무 마감이 서버에 도착하면 판매와 계수 결과와 함께 시작됩니다.',
    ja: 'シフトの締めがサーバーに届くと、売上と現金の集計とともに開始します。',
  },
  category: 'pos',
  output: z.strictObject({ shift: shiftSchema }),
  subject: { type: 'shift', id: ['shift', 'id'], label: ['shift', 'register', 'name'] },
})
