import { definePlugin } from '@counterflow/plugin-sdk'
import { sendInternal } from './actions/send-internal.js'
import { sendToStaff } from './actions/send-to-staff.js'

export default definePlugin({
  name: 'mail',
  title: { en: 'Mail', ko: '메일', ja: 'メール' },
  triggers: [],
  actions: [sendInternal, sendToStaff],
  templates: [],
})
