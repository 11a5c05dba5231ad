import type { Page } from '../platform/page'
import { useReader } from '../platform/reader'
import { CartLines } from './CartLines'
import { DiscountForm } from './DiscountForm'
import { FilledCart } from './FilledCart'
import { Totals } from './Totals'

export const cartPage: Page = {
  path: '/cart',
  open: ({ t }) => ({ title: t('cart.title'), body: <CartPage />, isPrivate: true }),
}

function CartPage() {
  const { t } = useReader()
  return (
    <section class="page">
      <h1>{t('cart.title')}</h1>
      <FilledCart isFilled={({ lines, notSold }) => lines.length > 0 || notSold.length > 0}>
        {(cart) => (
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
      </FilledCart>
    </section>
  )
}
