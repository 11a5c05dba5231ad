import { localized } from '@counterflow/i18n/storefront'
import { answered, isMissing } from '../platform/answered'
import type { Page, Visit } from '../platform/page'
import { Markdown } from '../writing/Markdown'
import { ProductList, readProducts, soughtIn } from './ProductList'

export const categoryPage: Page = {
  path: '/categories/:tag',
  async open({ api, params, query, language, t }) {
    const tag = params.tag ?? ''
    const sought = soughtIn(query, { tag })
    const [first, said] = await Promise.all([readProducts(api, sought), readSaid(api, tag)])
    const title = said === undefined ? tag : localized(said.title, language)
    const text = said === undefined ? '' : said.body[language] || said.body.en
    const body = (
      <section class="page">
        <h1>{title}</h1>
        {text !== '' && <Markdown text={text} />}
        <ProductList api={api} sought={sought} first={first} empty={t('home.empty')} />
      </section>
    )
    return { title, body, description: text }
  },
}

/** What the shop has written of the products of this tag; undefined when it has not. */
async function readSaid(api: Visit['api'], tag: string) {
  const { items } = await answered(api.GET('/api/v1/storefront/pages'))
  const link = items.find((page) => page.kind === 'category' && page.tag === tag)
  if (link === undefined) return undefined
  const path = { handle: link.handle }
  return answered(api.GET('/api/v1/storefront/pages/{handle}', { params: { path } })).catch((error) => {
    if (isMissing(error)) return undefined
    throw error
  })
}
