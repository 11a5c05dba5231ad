import type { Page } from '../platform/page'
import { useReader } from '../platform/reader'
import { CartLines } from './CartLines'
import { useCart } from './cart-context'
import { DiscountForm } from './DiscountForm'
import { EmptyCart } from './EmptyCart'
import { Totals } from './Totals'

export const cartPage: Page = {
  path: '/cart',
  open: ({ t }) => ({ title: t('cart.title'), body: <CartPage />, isPrivate: true }),
}

function CartPage() {
  const { t } = useReader()
  const { keeper, cart, state } = useCart()
  const isEmpty = cart === undefined || (cart.lines.length === 0 && cart.notSold.length === 0)
  return (
    <section class="page">
      <h1>{t('cart.title')}</h1>
      {state === 'unknown' ? (
        <p class="loading" role="status">
          {t('store.loading')}
        </p>
      ) : state === 'failed' ? (
        <div class="apology" role="alert">
          <p>{t('refusal.unreachable')}</p>
          <button type="button" class="button" onClick={() => void keeper.load()}>
            {t('apology.outOfReach.retry')}
          </button>
        </div>
      ) : isEmpty ? (
        <EmptyCart />
      ) : (
        <div class="beside">
          <CartLines cart={cart} />
          <aside class="summary">
            <DiscountForm cart={cart} />
            <Totals of={cart} isEstimate={cart.shippingAddress === null} taxIncluded={cart.taxIncluded} />
            <a class="button" href="/checkout">
              {t('cart.checkOut')}
            </a>
          </aside>
        </div>
      )}
    </section>
  )
}
