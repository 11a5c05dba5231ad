import type { ApiClient, Schemas } from '@counterflow/api-client'
import { useState } from 'preact/hooks'
import { answered } from '../platform/answered'
import { useNavigation } from '../platform/navigation'
import { problemText } from '../platform/problem-text'
import { useReader } from '../platform/reader'
import { ProductTile } from './ProductTile'

type Products = { items: Schemas['StorefrontProduct'][]; nextCursor: string | null }

/** Which products a list shows. */
export interface Sought {
  readonly search?: string
  readonly tag?: string
  readonly cursor?: string
}

const perPage = 24

export const readProducts = (api: ApiClient, sought: Sought): Promise<Products> =>
  answered(api.GET('/api/v1/storefront/products', { params: { query: { ...sought, limit: perPage } } }))

interface ProductListProps {
  api: ApiClient
  sought: Sought
  first: Products
  /** What is said where nothing was found. */
  empty: string
}

/** Products as tiles, and more of them on demand; without scripts the link leads to the next page. */
export function ProductList({ api, sought, first, empty }: ProductListProps) {
  const { t } = useReader()
  const { address } = useNavigation()
  const [shown, setShown] = useState(first)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const showMore = async (cursor: string) => {
    setBusy(true)
    setFailure(undefined)
    try {
      const { items, nextCursor } = await readProducts(api, { ...sought, cursor })
      setShown({ items: [...shown.items, ...items], nextCursor })
    } catch (error) {
      setFailure(error)
    }
    setBusy(false)
  }
  if (shown.items.length === 0) {
    return (
      <div class="apology">
        <p>{empty}</p>
        <a class="button" href="/">
          {t('cart.toShop')}
        </a>
      </div>
    )
  }
  const { nextCursor } = shown
  const further = new URL(address)
  if (nextCursor !== null) further.searchParams.set('after', nextCursor)
  return (
    <>
      <ul class="tiles">
        {shown.items.map((product) => (
          <ProductTile key={product.id} product={product} />
        ))}
      </ul>
      {failure !== undefined && (
        <p class="error" role="alert">
          {problemText(failure, t)}
        </p>
      )}
      {nextCursor !== null && (
        <p class="more">
          <a
            class="button second"
            href={`${further.pathname}${further.search}`}
            aria-busy={isBusy}
            onClick={(event) => {
              event.preventDefault()
              if (!isBusy) void showMore(nextCursor)
            }}
          >
            {t('search.more')}
          </a>
        </p>
      )}
    </>
  )
}

/** The query of an address as what is sought: only what is there. */
export function soughtIn(query: URLSearchParams, more: Omit<Sought, 'cursor'> = {}): Sought {
  const cursor = query.get('after')
  return { ...more, ...(cursor ? { cursor } : {}) }
}
