import { type Address, addressSchema, type Json, type Redaction, riskFactSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Queries, Transaction } from '../../../platform/database/database.js'
import {
  type Person,
  PersonalData,
  type PersonalDataKeeper,
} from '../../../platform/personal-data/personal-data.js'
import { jsonColumn } from '../../../platform/personal-data/row-redaction.js'
import { orderName } from '../../orders/numbering/order-name.js'
import { orderLines, orders } from '../../orders/order.table.js'
import type { TimelineActor } from '../../orders/order-history.js'
import { orderTimeline } from '../../orders/order-timeline.table.js'
import { manualPayments } from '../../payments/manual/manual-payment.table.js'
import { paymentOperations, payments } from '../../payments/payment.table.js'
import { providerRisks } from '../../risk/provider-risk.table.js'
import { orderIdsOf } from './person-orders.js'

/** Orders of a person: what they bought and paid stays, who and where they are does not. */
@Injectable()
export class OrderPersonalData implements PersonalDataKeeper {
  readonly section = 'orders'

  constructor(@Inject(PersonalData) personalData: PersonalData) {
    personalData.register(this)
  }

  async collect(queries: Queries, person: Person): Promise<Json[]> {
    const ids = orderIdsOf(person)
    if (ids.length === 0) return []
    const found = await queries
      .select({ order: orders, number: orderName })
      .from(orders)
      .where(inArray(orders.id, ids))
      .orderBy(asc(orders.placedAt))
    const lines = await queries.select().from(orderLines).where(inArray(orderLines.orderId, ids))
    const paid = await queries.select().from(payments).where(inArray(payments.orderId, ids))
    const assessed = await queries.select().from(providerRisks).where(inArray(providerRisks.orderId, ids))
    return found.map(({ order, number }) => ({
      number,
      placedAt: order.placedAt.toISOString(),
      channel: order.channel,
      currency: order.currency,
      total: order.total,
      tags: order.tags,
      note: order.note,
      shippingAddress: plainAddress(order.shippingAddress),
      billingAddress: plainAddress(order.billingAddress),
      visits: jsonColumn.parse(order.journey),
      lines: lines
        .filter(({ orderId }) => orderId === order.id)
        .map(({ sku, title, quantity, total, note }) => ({ sku, title: title.en, quantity, total, note })),
      riskAssessments: assessed
        .filter(({ orderId }) => orderId === order.id)
        .map(({ providerName, level, facts }) => ({
          provider: providerName,
          level,
          facts: facts.map(({ values }) => String(values.text)),
        })),
      payments: paid
        .filter(({ orderId }) => orderId === order.id)
        .map(({ status, captured, refunded, cardBrand, cardLast4 }) => ({
          status,
          captured,
          refunded,
          card: `${cardBrand} ${cardLast4}`,
        })),
    }))
  }

  async erase(transaction: Transaction, person: Person, redaction: Redaction): Promise<number> {
    const ids = orderIdsOf(person)
    if (ids.length === 0) return 0
    for (const { id, shippingAddress, billingAddress } of await transaction
      .select()
      .from(orders)
      .where(inArray(orders.id, ids))) {
      await transaction
        .update(orders)
        .set({
          shippingAddress: redacted(shippingAddress, redaction),
          billingAddress: redacted(billingAddress, redaction),
          note: null,
          journey: [],
        })
        .where(eq(orders.id, id))
    }
    await transaction.update(orderLines).set({ note: null }).where(inArray(orderLines.orderId, ids))
    for (const { id, actor, values } of await transaction
      .select()
      .from(orderTimeline)
      .where(inArray(orderTimeline.orderId, ids))) {
      const kept = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          typeof value === 'string' ? redaction.text(value) : value,
        ]),
      )
      await transaction
        .update(orderTimeline)
        .set({ actor: anonymous(actor, redaction), values: kept })
        .where(eq(orderTimeline.id, id))
    }
    await this.eraseFromPayments(transaction, ids, redaction)
    await this.eraseFromManualPayments(transaction, ids, redaction)
    await this.eraseFromAssessments(transaction, ids, redaction)
    return ids.length
  }

  private async eraseFromManualPayments(
    transaction: Transaction,
    orderIds: ReturnType<typeof orderIdsOf>,
    redaction: Redaction,
  ): Promise<void> {
    const byHand = await transaction
      .select({ id: manualPayments.id, actor: manualPayments.actor })
      .from(manualPayments)
      .where(inArray(manualPayments.orderId, orderIds))
    for (const { id, actor } of byHand) {
      await transaction
        .update(manualPayments)
        .set({ actor: anonymous(actor, redaction) })
        .where(eq(manualPayments.id, id))
    }
  }

  /** Providers write sentences of their own, which may name whom they are about. */
  private async eraseFromAssessments(
    transaction: Transaction,
    orderIds: ReturnType<typeof orderIdsOf>,
    redaction: Redaction,
  ): Promise<void> {
    const assessed = await transaction
      .select({ id: providerRisks.id, facts: providerRisks.facts })
      .from(providerRisks)
      .where(inArray(providerRisks.orderId, orderIds))
    for (const { id, facts } of assessed) {
      const kept = z.array(riskFactSchema).parse(redaction.json(facts))
      await transaction.update(providerRisks).set({ facts: kept }).where(eq(providerRisks.id, id))
    }
  }

  private async eraseFromPayments(
    transaction: Transaction,
    orderIds: ReturnType<typeof orderIdsOf>,
    redaction: Redaction,
  ): Promise<void> {
    const operations = await transaction
      .select({ id: paymentOperations.id, actor: paymentOperations.actor, refund: paymentOperations.refund })
      .from(paymentOperations)
      .innerJoin(payments, eq(payments.id, paymentOperations.paymentId))
      .where(inArray(payments.orderId, orderIds))
    for (const { id, actor, refund } of operations) {
      const instructionsEmail =
        refund?.instructionsEmail === undefined ? undefined : redaction.text(refund.instructionsEmail)
      await transaction
        .update(paymentOperations)
        .set({
          actor: anonymous(actor, redaction),
          refund: refund === null ? null : { ...refund, instructionsEmail },
        })
        .where(eq(paymentOperations.id, id))
    }
  }
}

const plainAddress = (address: Address | null): Json => jsonColumn.parse(address)

function redacted(address: Address | null, redaction: Redaction): Address | null {
  return address === null ? null : addressSchema.parse(redaction.json(plainAddress(address)))
}

function anonymous(actor: TimelineActor, redaction: Redaction): TimelineActor {
  return { ...actor, name: actor.type === 'customer' ? '' : redaction.text(actor.name) }
}
