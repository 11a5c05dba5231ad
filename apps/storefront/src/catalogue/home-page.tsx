import { useStore } from '../application/store'
import type { Page } from '../platform/page'
import { useReader } from '../platform/reader'
import { ProductList, readProducts, soughtIn } from './ProductList'

export const homePage: Page = {
  path: '/',
  async open({ api, query, t }) {
    const sought = soughtIn(query)
    const first = await readProducts(api, sought)
    const body = (
      <>
        <Welcome />
        <section class="page">
          <h2>{t('home.all')}</h2>
          <ProductList api={api} sought={sought} first={first} empty={t('home.empty')} />
        </section>
      </>
    )
    return { title: '', body }
  },
}

/** The shop's name and, where it has written any, its categories. */
function Welcome() {
  const { local, t } = useReader()
  const { profile, pages } = useStore()
  const categories = pages.filter(({ kind }) => kind === 'category')
  return (
    <section class="welcome">
      <h1>{profile.name}</h1>
      <p>{t('home.welcome')}</p>
      {categories.length > 0 && (
        <ul>
          {categories.map(({ handle, tag, title }) => (
            <li key={handle}>
              <a class="button second" href={`/categories/${encodeURIComponent(tag ?? '')}`}>
                {local(title)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
