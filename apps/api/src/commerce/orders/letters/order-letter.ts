import type { Address, CancelMoney, CancelReason, LocalizedText, Money, OrderId } from '@counterflow/core'
import type { ShownOrder } from '../../checkout/order-status.js'
import type { LinePieces } from '../fulfilments/line-pieces.js'
import type { TimelineActor } from '../order-history.js'

/** How a parcel is followed. */
export interface LetterTracking {
  readonly company?: string | undefined
  readonly number?: string | undefined
  readonly url?: string | undefined
}

/** What a customer ordered, how it is paid, and where it goes to. */
export interface PlacedOrder extends ShownOrder {
  /** What was paid with, or is going to be. */
  readonly paidBy: readonly ('card' | 'gift_card' | LocalizedText)[]
  readonly shippingAddress: Address | null
}

/** What a letter tells the customer of an order. */
export type LetterNews =
  | { readonly kind: 'placed'; readonly order: PlacedOrder }
  | { readonly kind: 'cancelled'; readonly reason: CancelReason; readonly money: CancelMoney }
  | { readonly kind: 'refunded'; readonly amount: Money; readonly lines: readonly LinePieces[] }
  | {
      readonly kind: 'fulfilled'
      readonly lines: readonly LinePieces[]
      readonly tracking: LetterTracking | undefined
      /** Whether nothing is left to be sent. */
      readonly complete: boolean
    }

/** A letter to the customer of an order. The same key always stands for the same letter. */
export interface OrderLetter {
  readonly orderId: OrderId
  readonly key: string
  readonly news: LetterNews
  readonly actor: TimelineActor
}
