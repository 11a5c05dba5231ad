import { definePlugin } from '@counterflow/plugin-sdk'
import { addOrderTags } from './actions/add-order-tags.js'
import { capturePayment } from './actions/capture-payment.js'
import { captureUnlessHighRisk } from './templates/capture-unless-high-risk.js'
import { orderCreated } from './triggers/order-created.js'
import { orderRiskAnalyzed } from './triggers/order-risk-analyzed.js'

export default definePlugin({
  name: 'commerce',
  title: { en: 'Commerce', ko: '커머스', ja: 'コマース' },
  triggers: [orderRiskAnalyzed, orderCreated],
  actions: [capturePayment, addOrderTags],
  templates: [captureUnlessHighRisk],
})
