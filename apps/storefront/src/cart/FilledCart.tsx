import type { Schemas } from '@counterflow/api-client'
import type { ComponentChildren } from 'preact'
import { useReader } from '../platform/reader'
import { useCart } from './cart-context'
import { EmptyCart } from './EmptyCart'

type Cart = Schemas['Cart']

interface FilledCartProps {
  /** Whether there is something in it to be shown. */
  isFilled: (cart: Cart) => boolean
  children: (cart: Cart) => ComponentChildren
}

/** The cart once it is known and has something in it; until then why there is nothing, and what one can do. */
export function FilledCart({ isFilled, children }: FilledCartProps) {
  const { t } = useReader()
  const { keeper, cart, state } = useCart()
  if (state === 'unknown')
    return (
      <p class="loading" role="status">
        {t('store.loading')}
      </p>
    )
  if (state === 'failed')
    return (
      <div class="apology" role="alert">
        <p>{t('refusal.unreachable')}</p>
        <button type="button" class="button" onClick={() => void keeper.load()}>
          {t('apology.outOfReach.retry')}
        </button>
      </div>
    )
  return cart === undefined || !isFilled(cart) ? <EmptyCart /> : children(cart)
}
