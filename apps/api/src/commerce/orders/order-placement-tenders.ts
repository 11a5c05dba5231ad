import {
  type Money,
  minorUnits,
  money,
  type OrderId,
  paymentIdSchema,
  subtractMoney,
  sumMoney,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../platform/database/database.js'
import type { RestTender, Tender } from '../checkout/tender.js'
import { GiftCards } from '../gift-cards/gift-cards.js'
import { type CardToken, PAYMENT_GATEWAY, type PaymentGateway } from '../payments/gateway/payment-gateway.js'
import { giftCardMethod } from '../payments/manual/manual-payments.js'
import { PaymentMethods } from '../payments/methods/payment-methods.js'
import { payments } from '../payments/payment.table.js'
import { PaymentOperations } from '../payments/payment-operations.js'
import { Payments } from '../payments/payments.js'
import type { TimelineActor } from './order-history.js'
import { paymentMissing } from './order-problems.js'

/** What of a payment is told of only after the order itself. */
export interface BegunTender {
  follow(): Promise<void>
}

/** Begins the payment of an order that this transaction makes. */
@Injectable()
export class OrderTenders {
  constructor(
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    @Inject(PaymentOperations) private readonly operations: PaymentOperations,
    @Inject(GiftCards) private readonly giftCards: GiftCards,
    @Inject(Payments) private readonly payments: Payments,
    @Inject(PaymentMethods) private readonly methods: PaymentMethods,
  ) {}

  /**
   * Records that the card is to be asked, which the order's first snapshot shows already; `follow` then records what
   * was paid by hand, so that it is told of after the order.
   * @throws Problem `payment-missing` (422) when something is left to pay and nothing pays it;
   * `unknown-payment-method` (422); those of a gift card that cannot be used.
   */
  async begin(
    transaction: Transaction,
    orderId: OrderId,
    total: Money,
    { giftCards, rest }: Tender,
    actor: TimelineActor,
  ): Promise<BegunTender> {
    const parts = await this.giftCardParts(transaction, total, giftCards)
    const left = subtractMoney(
      total,
      sumMoney(
        parts.map(({ amount }) => amount),
        total.currency,
      ),
    )
    if (left.amount > 0 && rest.kind === 'none') throw paymentMissing(left)
    if (left.amount > 0 && rest.kind === 'card')
      await this.beginCard(transaction, orderId, left, rest.card, actor)
    if (total.amount === 0) await this.payments.settleAccount(transaction, orderId)
    return {
      follow: async () => {
        for (const [index, { code, amount }] of parts.entries()) {
          const requestKey = `order/${orderId}/${index}`
          await this.giftCards.redeem(transaction, { code, amount, orderId, requestKey, actor })
          const payment = { orderId, method: giftCardMethod, amount, paidNow: true, actor }
          await this.payments.beginManual(transaction, payment)
        }
        if (left.amount > 0 && rest.kind === 'manual')
          await this.beginManual(transaction, orderId, left, rest, actor)
      },
    }
  }

  /** What each card pays: as much as it has, the first one first. */
  private async giftCardParts(
    transaction: Transaction,
    total: Money,
    codes: readonly string[],
  ): Promise<{ code: string; amount: Money }[]> {
    const parts: { code: string; amount: Money }[] = []
    let left: number = total.amount
    for (const code of codes) {
      const { balance } = await this.giftCards.find(transaction, code)
      const amount = Math.min(balance.amount, left)
      if (amount <= 0) continue
      left -= amount
      // In the card's own currency: redeeming refuses another than the order's.
      parts.push({ code, amount: money(amount, balance.currency) })
    }
    return parts
  }

  private async beginManual(
    transaction: Transaction,
    orderId: OrderId,
    amount: Money,
    { method, paidNow }: Extract<RestTender, { kind: 'manual' }>,
    actor: TimelineActor,
  ): Promise<void> {
    const { initiallyPaid } = await this.methods.enabled(transaction, method)
    const request = { orderId, method, amount, paidNow: paidNow ?? initiallyPaid, actor }
    await this.payments.beginManual(transaction, request)
  }

  private async beginCard(
    transaction: Transaction,
    orderId: OrderId,
    { amount, currency }: Money,
    card: CardToken,
    actor: TimelineActor,
  ): Promise<void> {
    const paymentId = paymentIdSchema.parse(uuidv7())
    await transaction.insert(payments).values({
      id: paymentId,
      orderId,
      gateway: this.gateway.name,
      status: 'pending',
      currency,
      amount,
      captured: minorUnits(0),
      refunded: minorUnits(0),
      cardToken: card.token,
      cardBrand: card.brand,
      cardLast4: card.last4,
    })
    await this.operations.begin(transaction, {
      orderId,
      kind: 'authorize',
      requestKey: `authorization/${paymentId}`,
      actor,
    })
  }
}
