import type { Schemas } from '@counterflow/api-client'
import { useState } from 'preact/hooks'
import { useReader } from '../platform/reader'
import { Stand } from './Stand'

/** The photos of a product, or what stands in for them. */
export function Gallery({ product }: { product: Schemas['StorefrontProduct'] }) {
  const { t, language, local } = useReader()
  const [at, setAt] = useState(0)
  const photo = product.media[at]
  if (photo === undefined) {
    return (
      <div class="gallery">
        <Stand id={product.handle} color={product.color} image={null} />
      </div>
    )
  }
  return (
    <div class="gallery">
      <img
        class="stand"
        src={photo.large}
        srcset={`${photo.medium} 640w, ${photo.large} ${photo.width}w`}
        sizes="(min-width: 800px) 50vw, 100vw"
        width={photo.width}
        height={photo.height}
        alt={photo.alt[language] || local(product.title)}
        fetchpriority="high"
      />
      {product.media.length > 1 && (
        <ul class="thumbs">
          {product.media.map(({ id, small }, index) => (
            <li key={id}>
              <button
                type="button"
                aria-label={t('product.photo', { number: index + 1 })}
                aria-pressed={index === at}
                onClick={() => setAt(index)}
              >
                <img src={small} alt="" width="72" height="72" loading="lazy" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
