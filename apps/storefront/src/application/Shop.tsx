import type { ApiClient } from '@counterflow/api-client'
import { useCallback, useRef, useState } from 'preact/hooks'
import { CartDrawer } from '../cart/CartDrawer'
import { CartContext } from '../cart/cart-context'
import { CartKeeper } from '../cart/cart-keeper'
import { NavigationContext, useNavigating } from '../platform/navigation'
import { pageAt, type View } from '../platform/page'
import { type Reader, ReaderContext } from '../platform/reader'
import { Footer } from './Footer'
import { Header } from './Header'
import { Notices } from './Notices'
import { openAddress } from './open-address'
import { pages } from './pages'
import { type Store, StoreContext } from './store'

interface ShopProps {
  first: View
  store: Store
  reader: Reader
  api: ApiClient
  address: URL
}

const isOurs = (address: URL) => pageAt(pages, address.pathname) !== undefined

/** The whole shop: what surrounds every page, and the page. */
export function Shop({ first, store, reader, api, address }: ShopProps) {
  const [cart] = useState(() => new CartKeeper(api, reader.language))
  const main = useRef<HTMLElement>(null)
  const open = useCallback((to: URL) => openAddress(to, { api, ...reader }), [api, reader])
  const onArrival = useCallback(
    (view: View) => {
      document.title = view.title === '' ? store.profile.name : `${view.title} · ${store.profile.name}`
      // Who reads with their ears hears where they are, and Tab goes on from there.
      main.current?.focus({ preventScroll: true })
      cart.close()
    },
    [store, cart],
  )
  const navigation = useNavigating({ first: { address, view: first }, isOurs, open, onArrival })
  return (
    <ReaderContext value={reader}>
      <StoreContext value={store}>
        <NavigationContext value={navigation}>
          <CartContext value={cart}>
            <a class="skip" href="#content">
              {reader.t('store.skip')}
            </a>
            <Header />
            <Notices />
            <main
              id="content"
              ref={main}
              tabIndex={-1}
              aria-busy={navigation.isLeaving}
              key={`${navigation.address.pathname}${navigation.address.search}`}
            >
              {navigation.view.body}
            </main>
            <Footer />
            <CartDrawer />
          </CartContext>
        </NavigationContext>
      </StoreContext>
    </ReaderContext>
  )
}
