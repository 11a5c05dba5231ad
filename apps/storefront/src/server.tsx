import { createApiClient } from '@counterflow/api-client'
import { loadStorefrontTexts, preferredLanguage } from '@counterflow/i18n/storefront'
import renderToString from 'preact-render-to-string'
import { openAddress } from './application/open-address'
import { pages } from './application/pages'
import { Shop } from './application/Shop'
import { readStore } from './application/store'
import type { Answers } from './platform/answers'
import { filledTemplate } from './platform/template'
import { translator } from './platform/texts'

/** What the API hands over with each request for a page. */
interface AskedPage {
  readonly url: string
  readonly cookies: Readonly<Record<string, string | undefined>>
  readonly acceptLanguage: string
  readonly template: string
  readonly read: (path: string) => Promise<{ status: number; body: unknown }>
}

/** The pages that there are, as Fastify writes paths. */
export const paths: readonly string[] = pages.map(({ path }) => path)

/** Draws a page as HTML, with what was read for it, so that the browser goes on from there. */
export async function draw(asked: AskedPage): Promise<{ status: number; html: string }> {
  const address = new URL(asked.url, 'http://shop.invalid')
  const answers: Answers = {}
  const read = once(asked.read)
  const api = createApiClient(address.origin, {
    fetch: async ({ url }) => {
      const { pathname, search } = new URL(url)
      const answer = await read(`${pathname}${search}`)
      answers[`${pathname}${search}`] = answer
      return Response.json(answer.body, { status: answer.status })
    },
  })
  const store = await readStore(api)
  const accepted = asked.acceptLanguage.split(',').map((part) => part.split(';')[0]?.trim())
  const wanted = [address.searchParams.get('lang'), asked.cookies.language, ...accepted.filter(Boolean)]
  const language = preferredLanguage([...wanted, store.profile.language])
  const t = translator(await loadStorefrontTexts(language), language)
  const view = await openAddress(address, { api, language, t })
  const drawn = renderToString(
    <Shop first={view} store={store} reader={{ language, t }} api={api} address={address} />,
  )
  const title = view.title === '' ? store.profile.name : `${view.title} · ${store.profile.name}`
  const html = filledTemplate(asked.template, { ...view, language, title, drawn, answers })
  return { status: view.status ?? 200, html }
}

/** Reads each path once, however many parts of a page ask for it. */
function once(read: AskedPage['read']): AskedPage['read'] {
  const known = new Map<string, ReturnType<AskedPage['read']>>()
  return (path) => {
    const answer = known.get(path) ?? read(path)
    known.set(path, answer)
    return answer
  }
}
