import type { AskingPlugin } from '../src/plugins/host/shop-api.js'

/** The plugin whose steps specs stand for. */
export const askingPlugin: AskingPlugin = {
  name: 'sentinel',
  title: { en: 'Sentinel', ko: '센티널', ja: 'センチネル' },
}
