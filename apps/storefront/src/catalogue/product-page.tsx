import type { Schemas } from '@counterflow/api-client'
import { localized } from '@counterflow/i18n/storefront'
import { answered } from '../platform/answered'
import type { Page } from '../platform/page'
import { useReader } from '../platform/reader'
import { Markdown } from '../writing/Markdown'
import { BuyingForm } from './BuyingForm'
import { Gallery } from './Gallery'

export const productPage: Page = {
  path: '/products/:handle',
  async open({ api, params, query, language }) {
    const path = { handle: params.handle ?? '' }
    const product = await answered(api.GET('/api/v1/storefront/products/{handle}', { params: { path } }))
    const description = product.description[language] || product.description.en
    return {
      title: localized(product.title, language),
      description: description.slice(0, 300),
      image: product.media[0]?.large,
      body: <ProductPage key={product.id} product={product} wanted={query.get('variant')} />,
    }
  },
}

function ProductPage({ product, wanted }: { product: Schemas['StorefrontProduct']; wanted: string | null }) {
  const { t, language, local } = useReader()
  const description = product.description[language] || product.description.en
  const sizeChart = product.sizeChart[language] || product.sizeChart.en
  return (
    <article class="product">
      <Gallery product={product} />
      <div class="product-text">
        {product.vendor !== '' && <p class="faint">{product.vendor}</p>}
        <h1>{local(product.title)}</h1>
        <BuyingForm product={product} wanted={wanted} />
        {description !== '' && <Markdown text={description} />}
        {sizeChart !== '' && (
          <details class="size-chart">
            <summary>{t('product.sizeChart')}</summary>
            <Markdown text={sizeChart} />
          </details>
        )}
      </div>
    </article>
  )
}
