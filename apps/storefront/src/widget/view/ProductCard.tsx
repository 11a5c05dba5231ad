import type { Schemas } from '@counterflow/api-client'
import { formatMoney } from '@counterflow/core'
import { useWidget } from './widget-context'

/** A product that the shop recommends: it leads to its page in the shop. */
export function ProductCard({ product }: { product: Schemas['SharedProduct'] }) {
  const { texts, options } = useWidget()
  const address = new URL(`products/${encodeURIComponent(product.handle)}`, options.shop)
  const isElsewhere = address.origin !== location.origin
  return (
    <a class="card" href={address.href} {...(isElsewhere ? { target: '_blank', rel: 'noopener' } : {})}>
      {product.imageUrl !== null && (
        <img
          src={new URL(product.imageUrl, options.shop).href}
          alt=""
          width={56}
          height={56}
          loading="lazy"
        />
      )}
      <span>
        <b dir="auto">{product.title[options.language]}</b>
        <span class="price">{formatMoney(product.price, options.language)}</span>
        <span class="more">
          {texts.viewProduct}
          {isElsewhere && <span class="unseen"> ({texts.newWindow})</span>}
        </span>
      </span>
    </a>
  )
}
