import { definePlugin } from '@counterflow/plugin-sdk'
import { classifyText } from './actions/classify-text.js'

export default definePlugin({
  name: 'inbox',
  title: { en: 'Inbox', ko: '받은 메시지', ja: '受信トレイ' },
  triggers: [],
  actions: [classifyText],
  templates: [],
})
