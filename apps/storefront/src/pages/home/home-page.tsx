import { localized } from '@counterflow/i18n/storefront'
import type { Page } from '../../platform/page'

export const homePage: Page = {
  path: '/',
  async open({ api, language, t }) {
    const { data } = await api.GET('/api/v1/storefront/products', { params: { query: {} } })
    const body = (
      <ul aria-label={t('store.menu')} lang={language} title={t('store.language')}>
        {data?.items.map((product) => (
          <li key={product.id}>{localized(product.title, language)}</li>
        ))}
      </ul>
    )
    return { status: 200, title: 'Shop', body }
  },
}
