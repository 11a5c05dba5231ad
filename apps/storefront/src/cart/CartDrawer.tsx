import { useEffect, useRef } from 'preact/hooks'
import { useReader } from '../platform/reader'
import { CartLines } from './CartLines'
import { useCart } from './cart-context'
import { DiscountForm } from './DiscountForm'
import { EmptyCart } from './EmptyCart'
import { noteLinkedCode } from './linked-discount'
import { Totals } from './Totals'

/** The cart beside the page, and what keeps it up to date as long as the page is open. */
export function CartDrawer() {
  const { t } = useReader()
  const { keeper, cart, state, isOpen } = useCart()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    noteLinkedCode()
    void keeper.load()
    const onStorage = ({ key }: StorageEvent) => {
      if (key === 'shop.cart' || key === null) void keeper.load()
    }
    // Somebody took a discount in the chat.
    const onDiscount = () => void keeper.load()
    addEventListener('storage', onStorage)
    addEventListener('counterflow:discount', onDiscount)
    return () => {
      removeEventListener('storage', onStorage)
      removeEventListener('counterflow:discount', onDiscount)
    }
  }, [keeper])
  useEffect(() => {
    const element = dialog.current
    if (isOpen && element?.open === false) element.showModal()
    if (!isOpen && element?.open) element.close()
  }, [isOpen])
  const isEmpty = cart === undefined || (cart.lines.length === 0 && cart.notSold.length === 0)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it; the click is one beside the drawer.
    <dialog
      ref={dialog}
      class="drawer"
      aria-label={t('cart.title')}
      onClose={() => keeper.close()}
      onClick={(event) => {
        if (event.target === dialog.current) keeper.close()
      }}
    >
      {isOpen && (
        <div class="drawer-inside">
          <div class="drawer-top">
            <h2>{t('cart.title')}</h2>
            <button type="button" class="quiet" onClick={() => keeper.close()}>
              {t('store.close')}
            </button>
          </div>
          {state === 'failed' ? (
            <p class="error" role="alert">
              {t('refusal.unreachable')}
            </p>
          ) : isEmpty ? (
            <EmptyCart />
          ) : (
            <>
              <CartLines cart={cart} />
              <DiscountForm cart={cart} />
              <Totals of={cart} isEstimate={cart.shippingAddress === null} taxIncluded={cart.taxIncluded} />
              <div class="drawer-deeds">
                <a class="button" href="/checkout">
                  {t('cart.checkOut')}
                </a>
                <a href="/cart">{t('cart.toCart')}</a>
              </div>
            </>
          )}
        </div>
      )}
    </dialog>
  )
}
