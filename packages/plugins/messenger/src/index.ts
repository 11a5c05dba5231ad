import { definePlugin } from '@counterflow/plugin-sdk'
import { page } from './channels/page.js'

export default definePlugin({
  name: 'messenger',
  title: { en: 'Messenger', ko: 'Messenger', ja: 'Messenger' },
  triggers: [],
  actions: [],
  templates: [],
  channels: [page],
})
