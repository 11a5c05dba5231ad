import { subtractMoney } from '../money/arithmetic.js'
import { type Money, money } from '../money/money.js'
import type { PaymentOnCancel } from './cancellation.js'
import { heldFor, type OrderAccount, receivedFor, refundedOf } from './order-account.js'

/** What becomes of the money of an order that is cancelled; amounts are zero where there is nothing. */
export interface CancelMoney {
  /** What is only held on the card, and let go. */
  readonly released: Money
  /** What was received, and is given back. */
  readonly refunded: Money
}

/**
 * What cancelling gives back of an order with `account`: nothing where its money is kept.
 * @param account the one before the order is cancelled.
 */
export function cancelMoney(account: OrderAccount, payment: PaymentOnCancel): CancelMoney {
  const none = money(0, account.total.currency)
  if (payment === 'keep') return { released: none, refunded: none }
  return {
    released: heldFor(account),
    refunded: subtractMoney(receivedFor(account), refundedOf(account)),
  }
}
