import type { Schemas } from '@counterflow/api-client'
import { CartLines } from '../cart/CartLines'
import { DiscountForm } from '../cart/DiscountForm'
import { FilledCart } from '../cart/FilledCart'
import { Totals } from '../cart/Totals'
import type { Page } from '../platform/page'
import { useReader } from '../platform/reader'
import { BillingFields } from './BillingFields'
import { ContactFields } from './ContactFields'
import { DeliveryFields } from './DeliveryFields'
import { PaymentFields } from './PaymentFields'
import { PolicyLinks } from './PolicyLinks'
import { TroubleNotice } from './TroubleNotice'
import { useCheckout } from './useCheckout'

export const checkoutPage: Page = {
  path: '/checkout',
  open: ({ t }) => ({ title: t('checkout.title'), body: <CheckoutPage />, isPrivate: true }),
}

function CheckoutPage() {
  const { t } = useReader()
  return (
    <section class="page">
      <h1>{t('checkout.title')}</h1>
      <noscript>{t('checkout.needsScript')}</noscript>
      <FilledCart isFilled={({ lines }) => lines.length > 0}>{(cart) => <Checkout cart={cart} />}</FilledCart>
    </section>
  )
}

function Checkout({ cart }: { cart: Schemas['Cart'] }) {
  const { t, money } = useReader()
  const checkout = useCheckout(cart)
  const { draft, isOrdering, isFree, trouble } = checkout
  const isPlaceKnown = cart.shippingAddress !== null || draft.pickup
  return (
    <div class="beside">
      <form
        class="checkout"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!isOrdering) void checkout.order()
        }}
      >
        <ContactFields checkout={checkout} />
        <DeliveryFields checkout={checkout} cart={cart} />
        {!draft.pickup && <BillingFields checkout={checkout} />}
        {!isFree && <PaymentFields checkout={checkout} cart={cart} />}
        <TroubleNotice trouble={trouble} faults={checkout.faults} />
        <button type="submit" class="button wide" aria-busy={isOrdering} aria-disabled={isOrdering}>
          {checkout.paysByCard ? t('checkout.pay', { amount: money(cart.total) }) : t('checkout.order')}
        </button>
        <PolicyLinks />
      </form>
      <aside class="summary" aria-label={t('checkout.summary')}>
        <h2>{t('checkout.summary')}</h2>
        <CartLines cart={cart} />
        <DiscountForm cart={cart} />
        <Totals
          of={cart}
          shippingDiscount={cart.shippingDiscount}
          taxIncluded={cart.taxIncluded}
          isEstimate={!isPlaceKnown}
        />
      </aside>
    </div>
  )
}
