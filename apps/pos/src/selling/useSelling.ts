import type { PricedCart } from '@counterflow/core'
import { useMemo } from 'react'
import { useLive } from '../till/live'
import { useTill } from '../till/TillContext'
import type { DeskDocument } from './desk/desk-document'
import { type Selling, sellingOf } from './selling'

/** The cart and everything around it. */
export function useSelling(): Selling {
  return sellingOf(useTill())
}

/** What is on the counter with its price; undefined for the moment in which it is read from the disk. */
export function useCounter(): { document: DeskDocument; priced: PricedCart } | undefined {
  const selling = useSelling()
  const document = useLive(selling.desk.document)
  // A code or a tax that changes is a new price.
  const settings = useLive(selling.till.records.settings)
  const discounts = useLive(selling.till.records.discounts)
  return useMemo(
    () =>
      document === undefined || settings === undefined || discounts === undefined
        ? undefined
        : { document, priced: selling.desk.priced(document, new Date()) },
    [document, settings, discounts, selling],
  )
}

/** Whether the shift that is under way takes sales. */
export function useShiftIsOpen(): boolean {
  return useLive(useTill().ledger.view).state.shift?.isOpen ?? false
}
