import { createApiClient } from '@counterflow/api-client'
import { loadStorefrontTexts, preferredLanguage } from '@counterflow/i18n/storefront'
import { hydrate } from 'preact'
import { pages } from './pages/pages'
import { pageAt } from './platform/page'
import { ReaderContext } from './platform/reader'
import { translator } from './platform/texts'

async function start(): Promise<void> {
  const language = preferredLanguage([document.documentElement.lang])
  const t = translator(await loadStorefrontTexts(language), language)
  const found = pageAt(pages, location.pathname)
  const root = document.getElementById('shop')
  if (found === undefined || root === null) return
  const api = createApiClient()
  const visit = { api, language, t, params: found.params, query: new URLSearchParams(location.search) }
  const { body } = await found.page.open(visit)
  hydrate(<ReaderContext value={{ language, t }}>{body}</ReaderContext>, root)
}

void start()
