import { createApiClient } from '@counterflow/api-client'
import { loadStorefrontTexts, preferredLanguage } from '@counterflow/i18n/storefront'
import { hydrate } from 'preact'
import { loadChat } from './application/chat'
import { openAddress } from './application/open-address'
import { Shop } from './application/Shop'
import { readStore } from './application/store'
import { DrawnAnswers } from './platform/drawn-answers'
import { rememberLanguage } from './platform/language-choice'
import { translator } from './platform/texts'
import { noteVisit } from './visits/visits'
import './style/shop.css'

async function start(): Promise<void> {
  const root = document.getElementById('shop')
  if (root === null) throw new Error('The page has no element with the id "shop".')
  noteVisit()
  const address = new URL(location.href)
  const language = preferredLanguage([document.documentElement.lang])
  if (address.searchParams.get('lang') === language) rememberLanguage(language)
  const drawn = new DrawnAnswers(document.getElementById('answers')?.textContent ?? null)
  const api = createApiClient('', { fetch: (request) => drawn.fetch(request) })
  const texts = loadStorefrontTexts(language)
  const t = translator(await texts, language)
  const [store, view] = await Promise.all([readStore(api), openAddress(address, { api, language, t })])
  hydrate(<Shop first={view} store={store} reader={{ language, t }} api={api} address={address} />, root)
  drawn.forget()
  const idle = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 500))
  idle(() => loadChat(language))
}

void start()
