import type { Language, OrderId } from '@counterflow/core'
import { money, overpaidOf, receivedFor, refundedOf, subtractMoney } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, eq } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { ManualPayments } from '../payments/manual/manual-payments.js'
import { OrderAccounts } from '../payments/order-accounts.js'
import { payments } from '../payments/payment.table.js'
import { riskAssessments } from '../risk/risk-assessment.table.js'
import { languageOf, ShopSettings } from '../shop/shop-settings.js'
import { Fulfilments } from './fulfilments/fulfilments.js'
import { orders } from './order.table.js'
import { shownFulfilment, shownManualPayment, shownRefund } from './order-parts.js'
import { unknownOrder } from './order-problems.js'
import { readSnapshot } from './order-snapshots.js'
import { orderTimeline } from './order-timeline.table.js'
import type { orderRoutes } from './orders.contract.js'
import { OrderRefunds } from './refunds/order-refunds.js'

export type ShownOrder = RouteOutput<typeof orderRoutes.get>

/** Reads one order with all that belongs to it. */
@Injectable()
export class OrderDetail {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(ManualPayments) private readonly manual: ManualPayments,
    @Inject(OrderAccounts) private readonly accounts: OrderAccounts,
    @Inject(Fulfilments) private readonly fulfilments: Fulfilments,
    @Inject(OrderRefunds) private readonly refunds: OrderRefunds,
  ) {}

  /**
   * @param language of the titles; the shop's own, when null.
   * @throws Problem `not-found`.
   */
  async read(orderId: OrderId, language: Language | null): Promise<ShownOrder> {
    const titles = language ?? languageOf(await this.shop.read())
    const [order, snapshot, payment, manual, account, fulfilments, refunds, risk, timeline] =
      await Promise.all([
        this.order(orderId),
        readSnapshot(this.database, orderId, titles),
        this.payment(orderId),
        this.manual.of(this.database, orderId),
        this.accounts.read(this.database, orderId),
        this.fulfilments.of(this.database, orderId),
        this.refunds.of(this.database, orderId),
        this.risk(orderId),
        this.timeline(orderId),
      ])
    if (snapshot === undefined || order === undefined) throw unknownOrder(orderId)
    return {
      version: order.version,
      snapshot,
      note: order.note,
      payment,
      manualPayments: manual.map(shownManualPayment),
      refundable: subtractMoney(receivedFor(account), refundedOf(account)),
      overpaid: overpaidOf(account),
      fulfilments: fulfilments.map(shownFulfilment),
      refunds: refunds.map(shownRefund),
      risk,
      timeline,
    }
  }

  private async order(orderId: OrderId) {
    const [order] = await this.database
      .select({ version: orders.version, note: orders.note })
      .from(orders)
      .where(eq(orders.id, orderId))
    return order
  }

  private async payment(orderId: OrderId): Promise<ShownOrder['payment']> {
    const [payment] = await this.database.select().from(payments).where(eq(payments.orderId, orderId))
    if (payment === undefined) return null
    const amount = (value: number) => money(value, payment.currency)
    return {
      id: payment.id,
      gateway: payment.gateway,
      status: payment.status,
      amount: amount(payment.amount),
      captured: amount(payment.captured),
      refunded: amount(payment.refunded),
      card: { brand: payment.cardBrand, last4: payment.cardLast4 },
      declineReason: payment.declineReason,
    }
  }

  private async risk(orderId: OrderId): Promise<ShownOrder['risk']> {
    const [assessment] = await this.database
      .select()
      .from(riskAssessments)
      .where(eq(riskAssessments.orderId, orderId))
    if (assessment === undefined) return null
    const { level, score, recommendation, facts, analyzedAt } = assessment
    return { level, score, recommendation, facts, analyzedAt: analyzedAt.toISOString() }
  }

  private async timeline(orderId: OrderId): Promise<ShownOrder['timeline']> {
    const entries = await this.database
      .select()
      .from(orderTimeline)
      .where(eq(orderTimeline.orderId, orderId))
      .orderBy(asc(orderTimeline.at), asc(orderTimeline.id))
    return entries.map(({ id, at, kind, actor, values }) => ({
      id,
      at: at.toISOString(),
      kind,
      actor,
      values,
    }))
  }
}
