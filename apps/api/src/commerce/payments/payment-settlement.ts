import { money, type OrderId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { systemActor } from '../../platform/http/actor.js'
import { JobQueue } from '../../platform/jobs/job-queue.js'
import { Stock } from '../inventory/stock.js'
import { orders } from '../orders/order.table.js'
import { timelineActor } from '../orders/order-history.js'
import { RefundCompletion } from '../orders/refunds/refund-completion.js'
import { analyzeRisk } from '../risk/risk-jobs.js'
import { type ShopConfiguration, ShopSettings } from '../shop/shop-settings.js'
import type { StartedOperation } from './authorizations.js'
import { type AccountChange, OrderAccounts, unchangedAccount } from './order-accounts.js'
import { PaymentAnnouncements } from './payment-announcements.js'
import { PaymentBooks, type SettledOutcome } from './payment-books.js'
import { type PaymentOperation, PaymentOperations } from './payment-operations.js'

/** What the gateway said of an operation. */
export interface GatewayAnswer {
  readonly operationId: string
  readonly outcome: SettledOutcome
}

/** An operation that has ended, and the one that follows it at once, if any. */
export interface Settled {
  readonly operation: PaymentOperation
  readonly followUp: PaymentOperation | undefined
}

/** Records what the gateway answered, and all that follows from it: of many operations as of one. */
@Injectable()
export class PaymentSettlement {
  constructor(
    @Inject(PaymentOperations) private readonly operations: PaymentOperations,
    @Inject(PaymentBooks) private readonly books: PaymentBooks,
    @Inject(PaymentAnnouncements) private readonly announcements: PaymentAnnouncements,
    @Inject(OrderAccounts) private readonly accounts: OrderAccounts,
    @Inject(RefundCompletion) private readonly refunds: RefundCompletion,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(Stock) private readonly stock: Stock,
    @Inject(JobQueue) private readonly jobs: JobQueue,
  ) {}

  /**
   * Ends started operations, and answers how each of `answers` stands now. Of several who bring an outcome of one
   * operation, the first one's counts.
   */
  async recordEach(transaction: Transaction, answers: readonly GatewayAnswer[]): Promise<Settled[]> {
    const outcomes = new Map(answers.toReversed().map(({ operationId, outcome }) => [operationId, outcome]))
    const held = await this.books.hold(transaction, [...outcomes.keys()])
    const ending = held.flatMap(({ operation, payment }) => {
      const outcome = outcomes.get(operation.id)
      if (operation.status !== 'started' || outcome === undefined) return []
      return [{ operation, payment, outcome }]
    })
    const ended = await this.books.end(transaction, ending)
    const followUps = await this.tellOf(transaction, ended)
    const standing = new Map([...held, ...ended].map(({ operation }) => [operation.id, operation]))
    return answers.map(({ operationId }) => {
      const operation = standing.get(operationId)
      if (operation === undefined) throw new Error(`There is no payment operation ${operationId}.`)
      return { operation, followUp: followUps.get(operationId) }
    })
  }

  /** All that follows from operations that have ended; answers the ones that follow them at once, by those ids. */
  private async tellOf(
    transaction: Transaction,
    ended: readonly StartedOperation[],
  ): Promise<ReadonlyMap<string, PaymentOperation>> {
    if (ended.length === 0) return new Map()
    const shop = await this.shop.read(transaction)
    // Goods before people and discounts, as whoever places an order holds them.
    await this.releaseStock(transaction, ended)
    const changes = await this.settleAccounts(transaction, ended)
    const told = ended.map((one) => ({
      ...one,
      change: changes.get(one.payment.orderId) ?? unchangedAccount,
    }))
    await this.announcements.announce(transaction, told, shop)
    return this.consequences(transaction, ended, shop)
  }

  private async settleAccounts(
    transaction: Transaction,
    ended: readonly StartedOperation[],
  ): Promise<ReadonlyMap<OrderId, AccountChange>> {
    const isRefund = ({ operation }: StartedOperation) =>
      operation.kind === 'refund' && operation.status === 'approved'
    const others = ended.filter((one) => !isRefund(one)).map(({ payment }) => payment.orderId)
    const changes = new Map(await this.accounts.settleEach(transaction, others, { raising: true }))
    for (const { operation, payment } of ended.filter(isRefund)) {
      const amount = money(operation.amount, payment.currency)
      changes.set(payment.orderId, await this.accounts.settleRefund(transaction, payment.orderId, amount))
    }
    return changes
  }

  /** What else is done about them. */
  private async consequences(
    transaction: Transaction,
    ended: readonly StartedOperation[],
    { captureMode }: ShopConfiguration,
  ): Promise<ReadonlyMap<string, PaymentOperation>> {
    const authorized = ended.filter(({ operation }) => operation.kind === 'authorize')
    for (const one of ended.filter(({ operation }) => operation.kind === 'refund'))
      await this.refunds.afterOperation(transaction, one)
    // Only now is it known what the issuers say of the cards, on which the analysis rests.
    const orderIds = authorized.map(({ payment }) => payment.orderId)
    if (orderIds.length > 0) await this.jobs.enqueue(transaction, analyzeRisk, { orderIds })
    const approved = authorized.filter(({ operation }) => operation.status === 'approved')
    const followUps = new Map<string, PaymentOperation>()
    if (captureMode === 'manual') return followUps
    for (const { operation, payment } of approved) {
      const begun = await this.operations.begin(transaction, {
        orderId: payment.orderId,
        kind: 'capture',
        requestKey: `automatic-capture/${payment.id}`,
        actor: timelineActor(systemActor),
      })
      if (begun.kind === 'begun') followUps.set(operation.id, begun.operation)
    }
    return followUps
  }

  /** Orders that will not be paid any more lose their pieces. */
  private async releaseStock(transaction: Transaction, ended: readonly StartedOperation[]): Promise<void> {
    const unpaid: OrderId[] = []
    for (const { operation, payment } of ended) {
      const { kind, status } = operation
      const declinedForGood = kind === 'authorize' && status === 'declined'
      const released = kind === 'void' && status === 'approved'
      // Whoever cancelled the order has decided about its pieces as well.
      if (declinedForGood || (released && !(await isCancelled(transaction, payment.orderId))))
        unpaid.push(payment.orderId)
    }
    await this.stock.releaseAll(transaction, unpaid)
  }
}

async function isCancelled(transaction: Transaction, orderId: OrderId): Promise<boolean> {
  const [order] = await transaction
    .select({ cancelledAt: orders.cancelledAt })
    .from(orders)
    .where(eq(orders.id, orderId))
  return order?.cancelledAt != null
}
