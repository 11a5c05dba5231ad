import { type Charge, money, type PaymentId, refundableOf } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { Problem } from '../../../platform/http/problems/problem.js'
import { customers } from '../../customers/customer.table.js'
import { orderName } from '../../orders/numbering/order-name.js'
import { orders } from '../../orders/order.table.js'
import { payments } from '../payment.table.js'
import { stateOf } from '../payment-figures.js'
import { chargeAlerts } from './charge-alert.table.js'

/** Charges: payments from which money was taken, with what has become of it. */
@Injectable()
export class Charges {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /**
   * The charge as it is now.
   * @throws Problem `not-found`, also for a payment of which nothing was taken.
   */
  async retrieve(chargeId: PaymentId): Promise<Charge> {
    const [found] = await this.database
      .select({ payment: payments, order: orders, orderNumber: orderName, customer: customers })
      .from(payments)
      .innerJoin(orders, eq(orders.id, payments.orderId))
      .leftJoin(customers, eq(customers.id, orders.customerId))
      .where(eq(payments.id, chargeId))
    if (found === undefined || found.payment.captured === 0) throw unknownCharge(chargeId)
    const { payment, order, orderNumber, customer } = found
    const alerts = await this.database
      .select({ kind: chargeAlerts.kind })
      .from(chargeAlerts)
      .where(eq(chargeAlerts.paymentId, chargeId))
    return {
      id: payment.id,
      amount: money(payment.captured, payment.currency),
      refunded: money(payment.refunded, payment.currency),
      refundable: refundableOf(stateOf(payment)),
      status: payment.status,
      fraudWarning: alerts.some(({ kind }) => kind === 'early_fraud_warning'),
      disputed: alerts.some(({ kind }) => kind === 'dispute'),
      orderId: order.id,
      orderNumber,
      customerId: customer?.id ?? null,
      customerEmail: customer?.email ?? null,
      card: { brand: payment.cardBrand, last4: payment.cardLast4 },
    }
  }
}

function unknownCharge(chargeId: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such charge',
    detail: `No money was taken by a payment with the id ${chargeId}.`,
    fix: 'Take the id of the payment of an order that is paid, from GET /api/v1/orders/{orderId}.',
  })
}
