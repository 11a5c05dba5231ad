import type { ChatEntry } from '../talk/chat-types'
import { DiscountChip } from './DiscountChip'
import { ProductCard } from './ProductCard'
import { WrittenText } from './WrittenText'
import { useWidget } from './widget-context'

/** What a message says: words, products, a discount code or a picture. */
export function MessageContent({ entry: { id, content } }: { entry: ChatEntry }) {
  const { texts, options } = useWidget()
  if (content.type === 'redacted') return <p class="bubble faded">{texts.redacted}</p>
  const written = content.text === null || content.text === '' ? null : content.text
  return (
    <>
      {written !== null && (
        <div class="bubble">
          <WrittenText text={written} />
        </div>
      )}
      {content.type === 'products' &&
        content.products.map((product) => (
          <ProductCard key={`${product.productId}/${product.variantId}`} product={product} />
        ))}
      {content.type === 'discount' && <DiscountChip entryId={id} code={content.code} title={content.title} />}
      {content.type === 'image' && (
        <a class="picture" href={new URL(content.url, options.shop).href} target="_blank" rel="noopener">
          <img
            src={new URL(content.url, options.shop).href}
            alt={written ?? texts.picture}
            width={content.width}
            height={content.height}
            style={{ maxWidth: `${content.width}px` }}
            loading="lazy"
          />
        </a>
      )}
    </>
  )
}
