import type { ConsentChannel, Language } from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { escaped } from '../../../platform/http/html/escaped.js'

/** What the page is about at the moment. */
export type UnsubscribeState = 'ask' | 'done' | 'invalid'

/** What the page may do: nothing but send its own form. */
export const unsubscribePageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
} as const

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0; display: grid; place-items: center; min-height: 100vh; padding: 16px; box-sizing: border-box }
main { max-width: 26rem; border: 1px solid color-mix(in srgb, currentColor 18%, transparent); border-radius: 8px; padding: 24px }
h1 { font-size: 1.25rem; margin: 0 0 8px }
p { margin: 0 0 16px }
button { font: inherit; font-weight: 600; min-height: 44px; padding: 8px 20px; border-radius: 8px; cursor: pointer;
  border: 1px solid currentColor; background: transparent; color: inherit }
p:last-child { margin: 0 }`

/** The page on which somebody says that they want no more news. It holds nothing about them but the shop's name. */
export async function unsubscribePage(
  state: UnsubscribeState,
  { language, shop, channel }: { language: Language; shop: string; channel: ConsentChannel },
): Promise<string> {
  const { t } = await createTranslation(language)
  const title = escaped(t(`customers.unsubscribe.${state}.title`, { shop }))
  const body = escaped(t(`customers.unsubscribe.${state}.${channel}`, { shop }))
  const form =
    state === 'ask'
      ? `<form method="post"><button>${escaped(t('customers.unsubscribe.button'))}</button></form>`
      : ''
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
<main><h1>${title}</h1><p>${body}</p>${form}</main>
</html>
`
}
