import type { CancelMoney, CancelReason, Money, OrderId } from '@counterflow/core'
import type { LinePieces } from '../fulfilments/line-pieces.js'
import type { TimelineActor } from '../order-history.js'

/** How a parcel is followed. */
export interface LetterTracking {
  readonly company?: string | undefined
  readonly number?: string | undefined
  readonly url?: string | undefined
}

/** What a letter tells the customer of an order. */
export type LetterNews =
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
