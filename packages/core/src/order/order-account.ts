import { addMoney, compareMoney, subtractMoney } from '../money/arithmetic.js'
import { type Money, money } from '../money/money.js'
import type { PaymentState } from './payment-operation.js'
import type { PaymentStatus } from './payment-status.js'

/** What an order costs, and what has come of it so far. All amounts are of one currency. */
export interface OrderAccount {
  readonly total: Money
  /** What of the total need not be paid any more: goods and shipping whose money was given back. */
  readonly credited: Money
  readonly cancelled: boolean
  /** The payment by card; null when there is none. */
  readonly card: PaymentState | null
  /** All that came by other ways: cash, a bank transfer, a gift card. */
  readonly manual: {
    readonly received: Money
    readonly refunded: Money
  }
}

/** An order of `total` of which nothing has been paid yet. */
export function openAccount(total: Money): OrderAccount {
  const none = money(0, total.currency)
  return { total, credited: none, cancelled: false, card: null, manual: { received: none, refunded: none } }
}

const atLeastNone = (amount: Money): Money => (amount.amount < 0 ? money(0, amount.currency) : amount)

/** All the money that came for an order, without what is only held on a card. */
export function receivedFor({ card, manual }: OrderAccount): Money {
  return card === null ? manual.received : addMoney(card.captured, manual.received)
}

/** All the money that was given back. */
export function refundedOf({ card, manual }: OrderAccount): Money {
  return card === null ? manual.refunded : addMoney(card.refunded, manual.refunded)
}

/** What the order costs when all that was given back on purpose is taken off; nothing, once it is cancelled. */
export function dueOf({ total, credited, cancelled }: OrderAccount): Money {
  return cancelled ? money(0, total.currency) : atLeastNone(subtractMoney(total, credited))
}

/** What is held on the card and can still be taken. */
export function heldFor({ total, card }: OrderAccount): Money {
  return card?.status === 'authorized' ? card.amount : money(0, total.currency)
}

/** What the customer still owes: neither received nor held on their card. */
export function outstandingOf(account: OrderAccount): Money {
  const kept = subtractMoney(receivedFor(account), refundedOf(account))
  return atLeastNone(subtractMoney(subtractMoney(dueOf(account), kept), heldFor(account)))
}

/** What the shop has received beyond what is due, as after an edit that made the order cheaper. */
export function overpaidOf(account: OrderAccount): Money {
  const kept = subtractMoney(receivedFor(account), refundedOf(account))
  return atLeastNone(subtractMoney(kept, dueOf(account)))
}

/**
 * How much of a refund of `amount` gives goods or shipping back, so that it need not be paid again. The rest only
 * returns what was too much. `account` is the one before the refund.
 */
export function creditOfRefund(account: OrderAccount, amount: Money): Money {
  return atLeastNone(subtractMoney(amount, overpaidOf(account)))
}

/**
 * How much of what is held on the card is to be taken: all that is due and not received otherwise, and never more
 * than is held.
 */
export function toCapture(account: OrderAccount): Money {
  const kept = subtractMoney(receivedFor(account), refundedOf(account))
  const missing = atLeastNone(subtractMoney(dueOf(account), kept))
  const held = heldFor(account)
  return compareMoney(missing, held) > 0 ? held : missing
}

/**
 * Where the payment of an order stands, over all the ways in which it was paid. `captured`: all that is due was
 * received. `partially_paid`: some of it. A card that was declined or let go counts only while nothing came by
 * another way.
 */
export function orderPaymentStatus(account: OrderAccount): PaymentStatus {
  const received = receivedFor(account)
  const refunded = refundedOf(account)
  if (received.amount > 0) {
    if (compareMoney(refunded, received) >= 0) return 'refunded'
    const kept = subtractMoney(received, refunded)
    if (compareMoney(kept, dueOf(account)) < 0) return 'partially_paid'
    return refunded.amount > 0 ? 'partially_refunded' : 'captured'
  }
  const { card } = account
  if (card !== null) return card.status
  return account.total.amount === 0 ? 'captured' : 'pending'
}
