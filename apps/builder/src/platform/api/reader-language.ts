import type { ApiClient } from '@counterflow/api-client'

type Asking = Parameters<NonNullable<Parameters<ApiClient['use']>[0]['onRequest']>>[0]

/**
 * Has what is written, and orders, answered in the language that is read on this screen. Other readings stay as the
 * browser would ask for them: the page's first ones are under way before this code is (`public/ahead.js`), and an answer
 * is only taken over by a request that says the same.
 */
export function askInReadersLanguage({ request, schemaPath }: Pick<Asking, 'request' | 'schemaPath'>): void {
  if (request.method === 'GET' && !schemaPath.startsWith('/api/v1/orders/')) return
  const { lang } = document.documentElement
  if (lang !== '') request.headers.set('accept-language', lang)
}
