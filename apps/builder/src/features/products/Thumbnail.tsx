import type { Product } from './product-queries'

/** A product's first image, or the colour that stands in for it. The title stands beside it, so it needs no words. */
export function Thumbnail({ product, size = 36 }: { product: Product; size?: number }) {
  const [image] = product.media
  const style = { borderRadius: 6, flex: 'none', border: '1px solid var(--cf-line)' }
  if (image === undefined) {
    return <div aria-hidden style={{ ...style, width: size, height: size, background: product.color }} />
  }
  return (
    <img
      src={image.small}
      alt=""
      width={size}
      height={size}
      loading="lazy"
      style={{ ...style, objectFit: 'cover' }}
    />
  )
}
