import { definePlugin } from '@counterflow/plugin-sdk'
import { request } from './actions/request.js'
import { newItems } from './triggers/new-items.js'
import { webhook } from './triggers/webhook.js'

export default definePlugin({
  name: 'http',
  title: { en: 'HTTP', ko: 'HTTP', ja: 'HTTP' },
  triggers: [webhook, newItems],
  actions: [request],
  templates: [],
})
