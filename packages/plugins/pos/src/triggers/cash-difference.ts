import { defineTrigger, z } from '@counterflow/plugin-sdk'
import { shiftSchema } from '../shift.js'

export const cashDifference = defineTrigger({
  name: 'cash_difference',
  kind: 'event',
  event: 'till.cash_difference',
  title: { en: 'Cash difference', ko: '현금 차이 발생', ja: '現金の過不足' },
  description: {
    en: 'Starts when the drawer of a closed shift held another sum than it should.',
    ko: '마감한 근무의 돈통 금액이 있어야 할 금액과 다르면 시작됩니다.',
    ja: '締めたシフトの現金が、あるべき金額と違うと開始します。',
  },
  category: 'pos',
  output: z.strictObject({ shift: shiftSchema }),
  subject: { type: 'shift', id: ['shift', 'id'], label: ['shift', 'register', 'name'] },
})
