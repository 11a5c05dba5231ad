import { createContext, useContext } from 'react'
import { useLive } from './live'
import type { Till } from './till'
import type { Seller } from './till-session'

export const TillContext = createContext<Till | undefined>(undefined)

/** The till that this screen belongs to. */
export function useTill(): Till {
  const till = useContext(TillContext)
  if (till === undefined) throw new Error('Nothing of a till can be drawn outside of one.')
  return till
}

/** Who works at the till. Pages are drawn only once somebody does. */
export function useSeller(): Seller {
  const seller = useLive(useTill().session.seller)
  if (seller === undefined) throw new Error('No page is drawn before somebody has typed their PIN.')
  return seller
}
