import type { PaymentMethodKey } from '@counterflow/core'
import type { CardToken } from '../payments/gateway/payment-gateway.js'

/**
 * How what is left to pay is paid: by card, by hand, or not at all because nothing is left. `paidNow`: whether money by
 * hand has come already; as the shop has set it for that way of paying, when undefined.
 */
export type RestTender =
  | { readonly kind: 'card'; readonly card: CardToken }
  | {
      readonly kind: 'manual'
      readonly method: PaymentMethodKey
      readonly paidNow?: boolean | undefined
    }
  | { readonly kind: 'none' }

/** How an order is paid: by gift cards as far as they reach, the rest by `rest`. */
export interface Tender {
  readonly giftCards: readonly string[]
  readonly rest: RestTender
}
