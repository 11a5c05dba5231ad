import { type GiftCardId, type Money, money, type OrderId, subtractMoney, sumMoney } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Transaction } from '../../platform/database/database.js'
import { Problem } from '../../platform/http/problems/problem.js'
import type { Tender } from '../checkout/tender.js'
import { giftCardUnusable } from '../gift-cards/gift-card-problems.js'
import { GiftCards } from '../gift-cards/gift-cards.js'
import type { CardPayment } from '../payments/authorizations.js'
import { giftCardMethod } from '../payments/manual/manual-payment.table.js'
import { PaymentMethods } from '../payments/methods/payment-methods.js'
import { Payments } from '../payments/payments.js'
import type { TimelineActor } from './order-history.js'
import { paymentMissing } from './order-problems.js'

/** What is to be paid, and how. */
export interface TenderWish {
  readonly orderId: OrderId
  readonly total: Money
  readonly tender: Tender
  readonly actor: TimelineActor
}

/** What each gift card pays, and what is left for the rest of the tender. */
export interface PlannedTender extends TenderWish {
  readonly giftCards: readonly { readonly code: string; readonly amount: Money }[]
  readonly left: Money
}

/** Decides how an order that is about to be made is paid, and records what is paid by other ways than a card. */
@Injectable()
export class OrderTenders {
  constructor(
    @Inject(GiftCards) private readonly giftCards: GiftCards,
    @Inject(Payments) private readonly payments: Payments,
    @Inject(PaymentMethods) private readonly methods: PaymentMethods,
  ) {}

  /**
   * What each part of a tender pays; nothing has changed yet. A problem is `payment-missing` (422) when something is
   * left to pay and nothing pays it, or one of a gift card that cannot be used.
   */
  async plan(transaction: Transaction, wish: TenderWish): Promise<PlannedTender | Problem> {
    try {
      const { total, tender } = wish
      const giftCards = await this.giftCardParts(transaction, total, tender.giftCards)
      const paid = giftCards.map(({ amount }) => amount)
      const left = subtractMoney(total, sumMoney(paid, total.currency))
      if (left.amount > 0 && tender.rest.kind === 'none') return paymentMissing(left)
      return { ...wish, giftCards, left }
    } catch (error) {
      if (error instanceof Problem) return error
      throw error
    }
  }

  /** Whether the order is paid, in part at least, without a gateway. */
  isByHand({ giftCards, left, tender }: PlannedTender): boolean {
    return giftCards.length > 0 || (left.amount > 0 && tender.rest.kind === 'manual')
  }

  /** The card that is to be asked for what is left; undefined where none is. */
  cardPayment({ orderId, left, tender, actor }: PlannedTender): CardPayment | undefined {
    if (left.amount === 0 || tender.rest.kind !== 'card') return undefined
    return { orderId, amount: left, card: tender.rest.card, actor }
  }

  /**
   * Records what was paid by hand, once the order has been told of.
   * @throws Problem `unknown-payment-method` (422); those of a gift card that cannot be used.
   */
  async takeByHand(
    transaction: Transaction,
    { orderId, giftCards, left, tender, actor }: PlannedTender,
  ): Promise<void> {
    for (const [index, { code, amount }] of giftCards.entries()) {
      const requestKey = `order/${orderId}/${index}`
      await this.giftCards.redeem(transaction, { code, amount, orderId, requestKey, actor })
      const payment = { orderId, method: giftCardMethod, amount, paidNow: true, actor }
      await this.payments.beginManual(transaction, payment)
    }
    if (left.amount === 0 || tender.rest.kind !== 'manual') return
    const { method, paidNow } = tender.rest
    const { initiallyPaid } = await this.methods.enabled(transaction, method)
    const request = { orderId, method, amount: left, paidNow: paidNow ?? initiallyPaid, actor }
    await this.payments.beginManual(transaction, request)
  }

  /**
   * What each card pays: as much as it has, the first one first. Whoever names a card counts on it: where it pays
   * nothing any more they are asked again, rather than charged for all of it in another way.
   */
  private async giftCardParts(
    transaction: Transaction,
    total: Money,
    codes: readonly string[],
  ): Promise<{ code: string; amount: Money }[]> {
    const parts: { code: string; amount: Money }[] = []
    const named = new Set<GiftCardId>()
    let left: number = total.amount
    for (const code of codes) {
      const { id, balance, status, last4 } = await this.giftCards.find(transaction, code)
      if (left <= 0 || named.has(id)) continue
      named.add(id)
      if (status !== 'active')
        throw giftCardUnusable(status, { last4, balance: balance.amount, currency: balance.currency })
      const amount = Math.min(balance.amount, left)
      left -= amount
      // In the card's own currency: redeeming refuses another than the order's.
      parts.push({ code, amount: money(amount, balance.currency) })
    }
    return parts
  }
}
