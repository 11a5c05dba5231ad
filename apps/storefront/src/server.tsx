import { createApiClient } from '@counterflow/api-client'
import { loadStorefrontTexts, preferredLanguage } from '@counterflow/i18n/storefront'
import renderToString from 'preact-render-to-string'
import { pages } from './pages/pages'
import type { Answers } from './platform/answers'
import { pageAt } from './platform/page'
import { ReaderContext } from './platform/reader'
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
  const wanted = asked.acceptLanguage.split(',').map((part) => part.split(';')[0]?.trim())
  const language = preferredLanguage([address.searchParams.get('lang'), asked.cookies.language, ...wanted])
  const t = translator(await loadStorefrontTexts(language), language)
  const answers: Answers = {}
  const api = createApiClient(address.origin, {
    fetch: async ({ url }) => {
      const { pathname, search } = new URL(url)
      const answer = await asked.read(`${pathname}${search}`)
      answers[`${pathname}${search}`] = answer
      return Response.json(answer.body, { status: answer.status })
    },
  })
  const found = pageAt(pages, address.pathname)
  if (found === undefined) return { status: 404, html: '' }
  const visit = { api, language, t, params: found.params, query: address.searchParams }
  const { status, title, body } = await found.page.open(visit)
  const drawn = renderToString(<ReaderContext value={{ language, t }}>{body}</ReaderContext>)
  return { status, html: filled(asked.template, { language, title, drawn, answers }) }
}

function filled(
  template: string,
  page: { language: string; title: string; drawn: string; answers: Answers },
): string {
  const { language, title, drawn, answers } = page
  // As data in a page, `<` could end it.
  const data = JSON.stringify(answers).replaceAll('<', String.raw`\u003c`)
  return template
    .replaceAll(/\s*<link rel="modulepreload"[^>]*data-language="(\w+)"[^>]*>/g, (link, of: string) =>
      of === language ? link : '',
    )
    .replace('<html lang="en">', () => `<html lang="${language}">`)
    .replace('<!--head-->', () => `<title>${escaped(title)}</title>`)
    .replace('<!--page-->', () => drawn)
    .replace('<!--data-->', () => `<script id="answers" type="application/json">${data}</script>`)
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign)
