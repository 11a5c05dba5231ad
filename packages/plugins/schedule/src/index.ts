import { definePlugin } from '@counterflow/plugin-sdk'
import { cron } from './triggers/cron.js'

export default definePlugin({
  name: 'schedule',
  title: { en: 'Schedule', ko: '일정', ja: 'スケジュール' },
  triggers: [cron],
  actions: [],
  templates: [],
})
