import { createApiClient } from '@counterflow/api-client'
import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import { CartKeeper, type CartShown } from './cart-keeper'

export const CartContext = createContext(new CartKeeper(createApiClient(), 'en'))

/** The cart as it is now, and who keeps it. */
export function useCart(): CartShown & { readonly keeper: CartKeeper } {
  const keeper = useContext(CartContext)
  const [shown, setShown] = useState(keeper.current)
  useEffect(() => {
    setShown(keeper.current)
    return keeper.listen(() => setShown(keeper.current))
  }, [keeper])
  return { ...shown, keeper }
}
