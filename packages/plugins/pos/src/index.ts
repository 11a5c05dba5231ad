import { definePlugin } from '@counterflow/plugin-sdk'
import { cashDifference } from './triggers/cash-difference.js'
import { exceptionRaised } from './triggers/exception-raised.js'
import { saleSynced } from './triggers/sale-synced.js'
import { shiftClosed } from './triggers/shift-closed.js'

export default definePlugin({
  name: 'pos',
  title: { en: 'Point of sale', ko: '매장 판매(POS)', ja: 'POSレジ' },
  triggers: [saleSynced, shiftClosed, cashDifference, exceptionRaised],
  actions: [],
  templates: [],
})
