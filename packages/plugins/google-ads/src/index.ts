import { definePlugin } from '@counterflow/plugin-sdk'
import { adjustConversion } from './actions/adjust-conversion.js'
import { uploadConversion } from './actions/upload-conversion.js'

export default definePlugin({
  name: 'google-ads',
  title: { en: 'Google Ads', ko: 'Google Ads', ja: 'Google 広告' },
  triggers: [],
  actions: [uploadConversion, adjustConversion],
  templates: [],
})
