import { defineTrigger, scheduleConfigSchema, scheduleOutputSchema } from '@counterflow/plugin-sdk'

export const cron = defineTrigger({
  name: 'cron',
  kind: 'schedule',
  title: { en: 'Schedule', ko: '일정', ja: 'スケジュール' },
  description: {
    en: 'Starts at set times: every morning, on the first of each month, every ten minutes.',
    ko: '매일 아침, 매월 1일, 10분마다처럼 정해진 시각에 시작합니다.',
    ja: '毎朝、毎月1日、10分ごとなど、決まった時刻に開始します。',
  },
  category: 'schedule',
  config: scheduleConfigSchema,
  output: scheduleOutputSchema,
})
