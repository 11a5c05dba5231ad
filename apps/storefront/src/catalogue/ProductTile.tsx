import type { Schemas } from '@counterflow/api-client'
import { useReader } from '../platform/reader'
import { formerPrice, leastPrice } from './prices'
import { Stand } from './Stand'

/** A product in a list: how it looks, what it is, what it costs. */
export function ProductTile({ product }: { product: Schemas['StorefrontProduct'] }) {
  const { t, local, money } = useReader()
  const [photo] = product.media
  const least = leastPrice(product.variants)
  const isGone = product.variants.every(({ availability }) => availability === 'out_of_stock')
  const former = least && formerPrice(least.variant)
  return (
    <li class="tile">
      <a href={`/products/${encodeURIComponent(product.handle)}`}>
        <Stand id={product.handle} color={product.color} image={photo?.medium ?? null} />
        <span class="tile-title">{local(product.title)}</span>
        {least !== undefined && (
          <span class="tile-price">
            {least.isFrom
              ? t('product.from', { price: money(least.variant.price) })
              : money(least.variant.price)}
            {former !== undefined && <s>{money(former)}</s>}
          </span>
        )}
        {isGone ? (
          <span class="badge">{t('stock.out_of_stock')}</span>
        ) : (
          former !== undefined && <span class="badge sale">{t('product.sale')}</span>
        )}
      </a>
    </li>
  )
}
