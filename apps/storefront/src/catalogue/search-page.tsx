import type { Page } from '../platform/page'
import { ProductList, readProducts, soughtIn } from './ProductList'

export const searchPage: Page = {
  path: '/search',
  async open({ api, query, t }) {
    const words = (query.get('q') ?? '').trim().slice(0, 100)
    const sought = soughtIn(query, words === '' ? {} : { search: words })
    const first = await readProducts(api, sought)
    const title = words === '' ? t('search.all') : t('search.title', { words })
    const body = (
      <section class="page">
        <h1>{title}</h1>
        <ProductList api={api} sought={sought} first={first} empty={t('search.empty', { words })} />
      </section>
    )
    return { title, body, isPrivate: true }
  },
}
