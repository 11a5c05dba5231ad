import type { Language, OrderId } from '@counterflow/core'
import { money, overpaidOf, receivedFor, refundedOf, subtractMoney } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, eq, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { Coalescer } from '../../platform/coalescing/coalescer.js'
import { amongGiven } from '../../platform/database/among.js'
import type { Database } from '../../platform/database/database.js'
import { KEYED_DATABASE } from '../../platform/database/keyed-database.js'
import { knownQuery } from '../../platform/database/known-query.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { manualPayments } from '../payments/manual/manual-payment.table.js'
import { ManualPayments } from '../payments/manual/manual-payments.js'
import { accountOf } from '../payments/order-accounts.js'
import { payments } from '../payments/payment.table.js'
import type { Payment } from '../payments/payment-figures.js'
import { providerRisks } from '../risk/provider-risk.table.js'
import { ProviderRisks } from '../risk/provider-risks.js'
import { riskAssessments } from '../risk/risk-assessment.table.js'
import { languageOf, ShopSettings } from '../shop/shop-settings.js'
import { orderFulfilments } from './fulfilments/fulfilment.table.js'
import { Fulfilments } from './fulfilments/fulfilments.js'
import { orders } from './order.table.js'
import { shownFulfilment, shownManualPayment, shownRefund } from './order-parts.js'
import { unknownOrder } from './order-problems.js'
import { readSnapshots } from './order-snapshots.js'
import { orderTimeline } from './order-timeline.table.js'
import type { orderRoutes } from './orders.contract.js'
import { OrderRefunds } from './refunds/order-refunds.js'
import { orderRefunds } from './refunds/refund.table.js'

export type ShownOrder = RouteOutput<typeof orderRoutes.get>

interface Wanted {
  readonly orderId: OrderId
  readonly language: Language | null
}

const mostAtOnce = 100

/** Reads orders with all that belongs to them. */
@Injectable()
export class OrderDetail {
  private readonly readings = new Coalescer<Wanted, { shown: ShownOrder | undefined }>(
    (wanted) => this.answer(wanted),
    mostAtOnce,
  )

  constructor(
    @Inject(KEYED_DATABASE) private readonly database: Database,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(ManualPayments) private readonly manual: ManualPayments,
    @Inject(Fulfilments) private readonly fulfilments: Fulfilments,
    @Inject(OrderRefunds) private readonly refunds: OrderRefunds,
    @Inject(ProviderRisks) private readonly assessments: ProviderRisks,
  ) {}

  /**
   * What is asked for at the same moment is read together.
   * @param language of the titles; the shop's own, when null.
   * @throws Problem `not-found`.
   */
  async read(orderId: OrderId, language: Language | null): Promise<ShownOrder> {
    const { shown } = await this.readings.submit({ orderId, language })
    if (shown === undefined) throw unknownOrder(orderId)
    return shown
  }

  private async answer(wanted: readonly Wanted[]): Promise<{ shown: ShownOrder | undefined }[]> {
    const found = new Map<Language | null, ReadonlyMap<OrderId, ShownOrder>>()
    for (const [language, some] of Map.groupBy(wanted, (one) => one.language))
      found.set(language, await this.readEach([...new Set(some.map(({ orderId }) => orderId))], language))
    return wanted.map(({ orderId, language }) => ({ shown: found.get(language)?.get(orderId) }))
  }

  private async readEach(
    orderIds: readonly OrderId[],
    language: Language | null,
  ): Promise<ReadonlyMap<OrderId, ShownOrder>> {
    const titles = language ?? languageOf(await this.shop.read())
    const [rows, snapshots, timelines] = await Promise.all([
      readRows(this.database, { ids: [...orderIds] }),
      readSnapshots(this.database, orderIds, titles),
      this.timelines(orderIds),
    ])
    // Most orders have none of these, and what is read of orders is read in the middle of placing them.
    const having = (part: keyof (typeof rows)[number]['has']) =>
      rows.filter(({ has }) => has[part]).map(({ order }) => order.id)
    const [manual, fulfilments, refunds, assessed] = await Promise.all([
      ofThose(having('manual'), (ids) => this.manual.ofEach(this.database, ids)),
      ofThose(having('fulfilments'), (ids) => this.fulfilments.ofEach(this.database, ids)),
      ofThose(having('refunds'), (ids) => this.refunds.ofEach(this.database, ids)),
      ofThose(having('providerRisks'), (ids) => this.assessments.ofEach(this.database, ids)),
    ])
    const shown = rows.flatMap(({ order, payment, risk }): [OrderId, ShownOrder][] => {
      const { id, version, note, receiptNumber, till, currency } = order
      const snapshot = snapshots.get(id)
      if (snapshot === undefined) return []
      const byHand = manual.get(id) ?? []
      const account = accountOf({ order, payment }, byHand)
      const belongings = {
        rounding: money(order.rounding, currency),
        payment: payment === null ? null : shownPayment(payment),
        manualPayments: byHand.map(shownManualPayment),
        refundable: subtractMoney(receivedFor(account), refundedOf(account)),
        overpaid: overpaidOf(account),
        fulfilments: (fulfilments.get(id) ?? []).map(shownFulfilment),
        refunds: (refunds.get(id) ?? []).map(shownRefund),
        risk: risk === null ? null : shownRisk(risk),
        providerRisks: assessed.get(id) ?? [],
        timeline: timelines.get(id) ?? [],
      }
      return [[id, { version, snapshot, receiptNumber, till, note, ...belongings }]]
    })
    return new Map(shown)
  }

  private async timelines(
    orderIds: readonly OrderId[],
  ): Promise<ReadonlyMap<OrderId, ShownOrder['timeline']>> {
    const entries = await readTimelines(this.database, { ids: [...orderIds] })
    const ofOrders = Map.groupBy(entries, ({ orderId }) => orderId)
    return new Map(
      [...ofOrders].map(([orderId, own]) => [
        orderId,
        own.map(({ id, at, kind, actor, values }) => ({ id, at: at.toISOString(), kind, actor, values })),
      ]),
    )
  }
}

const existsOf = (table: PgTable, orderId: PgColumn) =>
  sql<boolean>`exists (select 1 from ${table} where ${orderId} = ${orders.id})`

const readRows = knownQuery((queries) =>
  queries
    .select({
      order: {
        id: orders.id,
        version: orders.version,
        note: orders.note,
        receiptNumber: orders.receiptNumber,
        till: orders.till,
        rounding: orders.rounding,
        currency: orders.currency,
        total: orders.total,
        credited: orders.credited,
        cancelledAt: orders.cancelledAt,
      },
      has: {
        manual: existsOf(manualPayments, manualPayments.orderId),
        fulfilments: existsOf(orderFulfilments, orderFulfilments.orderId),
        refunds: existsOf(orderRefunds, orderRefunds.orderId),
        providerRisks: existsOf(providerRisks, providerRisks.orderId),
      },
      payment: payments,
      risk: riskAssessments,
    })
    .from(orders)
    .leftJoin(payments, eq(payments.orderId, orders.id))
    .leftJoin(riskAssessments, eq(riskAssessments.orderId, orders.id))
    .where(amongGiven(orders.id, 'ids')),
)

const readTimelines = knownQuery((queries) =>
  queries
    .select()
    .from(orderTimeline)
    .where(amongGiven(orderTimeline.orderId, 'ids'))
    .orderBy(asc(orderTimeline.at), asc(orderTimeline.id)),
)

async function ofThose<Part>(
  orderIds: readonly OrderId[],
  read: (orderIds: readonly OrderId[]) => Promise<ReadonlyMap<OrderId, Part>>,
): Promise<ReadonlyMap<OrderId, Part>> {
  return orderIds.length === 0 ? new Map() : read(orderIds)
}

function shownPayment(payment: Payment): NonNullable<ShownOrder['payment']> {
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

function shownRisk(assessment: typeof riskAssessments.$inferSelect): NonNullable<ShownOrder['risk']> {
  const { level, score, recommendation, facts, analyzedAt } = assessment
  return { level, score, recommendation, facts, analyzedAt: analyzedAt.toISOString() }
}
