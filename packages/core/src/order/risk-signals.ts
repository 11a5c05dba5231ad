import type { MinorUnits } from '../money/money.js'
import type { Address } from './order-snapshot.js'

/** What the card's issuer and the gateway say of a card. */
export interface CardSignals {
  /** The check of the security code. */
  readonly check: 'passed' | 'failed' | 'unavailable'
  readonly issuerWarning: 'none' | 'elevated' | 'highest'
  readonly reportedStolen: boolean
}

/** All that a risk assessment rests on, gathered by the caller. Amounts are in one currency. */
export interface RiskSignals {
  /** Null when the order was not paid by card. */
  readonly card: CardSignals | null
  readonly shippingAddress: Address | null
  readonly billingAddress: Address | null
  readonly email: string | null
  /** The customer's earlier orders that were paid. */
  readonly earlierOrders: number
  readonly total: MinorUnits
  /** The shop's median order, or null while there are too few orders to know. */
  readonly usualTotal: MinorUnits | null
  /** How many orders the customer placed lately, this one included, and within how many hours. */
  readonly recentOrders: { readonly orders: number; readonly hours: number }
  readonly pieces: number
}
