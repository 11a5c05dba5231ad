import { Inject, Injectable } from '@nestjs/common'
import { unknownTestCard } from '../orders/order-problems.js'
import { PAYMENT_GATEWAY, type PaymentGateway } from '../payments/gateway/payment-gateway.js'
import type { PublicTender } from './checkout.contract.js'
import type { RestTender } from './tender.js'

/** Reads how a customer wants to pay. */
@Injectable()
export class PublicTenders {
  constructor(@Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway) {}

  /**
   * The tender that `payment` names. Money by hand is only ever promised by a customer, never there.
   * @throws Problem `unknown-test-card`.
   */
  read(payment: PublicTender): RestTender {
    if (payment.kind === 'none') return { kind: 'none' }
    if (payment.kind === 'manual') return { kind: 'manual', method: payment.method, paidNow: false }
    const card = this.gateway.tokenizeCard(payment.card.number)
    if (card === undefined) throw unknownTestCard()
    return { kind: 'card', card }
  }
}
