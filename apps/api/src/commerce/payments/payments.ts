import {
  type Money,
  money,
  type OrderId,
  type PaymentId,
  type PaymentMethodKey,
  type PaymentOperationKind,
  type PaymentStatus,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import type { Actor } from '../../platform/http/actor.js'
import { IdempotencyKeys, type IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { OrderReservations } from '../orders/declined/order-reservations.js'
import { once } from '../orders/idempotent-work.js'
import { timelineActor } from '../orders/order-history.js'
import { lockOrder } from '../orders/order-version.js'
import type { StartedOperation } from './authorizations.js'
import { GatewayCalls } from './gateway-calls.js'
import { giftCardMethod } from './manual/manual-payment.table.js'
import { type ManualPaymentRequest, ManualPayments } from './manual/manual-payments.js'
import { PaymentMethods } from './methods/payment-methods.js'
import type { RefundDetails } from './payment.table.js'
import { type OperationRequest, type PaymentOperation, PaymentOperations } from './payment-operations.js'
import { gatewayDeclined, gatewayUnavailable } from './payment-problems.js'

/** Who asks, and under which key: the same key always stands for the same request. */
export interface PaymentRequest {
  readonly idempotencyKey: string
  readonly actor: Actor
}

/** How much to give back, all that is left when undefined, and why. */
export interface RefundWish {
  readonly amount?: Money | undefined
  readonly details?: RefundDetails | undefined
}

/** What came of an operation. Asked again under the same key, it is the same. */
export interface PaymentReceipt {
  readonly orderId: OrderId
  readonly paymentId: PaymentId
  readonly operationId: string
  readonly amount: Money
  /** Of the payment, once this had been done. */
  readonly paymentStatus: PaymentStatus
}

/** How an order is marked as paid: by which way, and for which version of it; whichever, when undefined. */
export interface MarkPaid {
  readonly method?: PaymentMethodKey | undefined
  readonly version?: number | undefined
  /** Whether goods that the order gave up, as after a declined card, may be promised again although they are gone. */
  readonly allowOversell?: boolean | undefined
  readonly actor: Actor
  /** The same request again is answered, and changes nothing. */
  readonly request?: IdempotentRequest | undefined
}

/** How often to try again when other operations on the same payment come in between. */
const rounds = 5

/**
 * Takes, releases and gives back the payment of an order. Every method is safe to repeat with the same key,
 * also after a crash in the middle: the gateway is asked again under one key of its own.
 *
 * All of them throw Problem: `payment-state` (409), `gateway-declined` (402), `gateway-unavailable` (503; repeat
 * it with the same key), `idempotency-key-reused` (422), `not-found` (404); a capture also `order-state` (409) when the order is cancelled; a refund also `refund-too-large` (422).
 */
@Injectable()
export class Payments {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PaymentOperations) private readonly operations: PaymentOperations,
    @Inject(GatewayCalls) private readonly gateway: GatewayCalls,
    @Inject(ManualPayments) private readonly manual: ManualPayments,
    @Inject(PaymentMethods) private readonly methods: PaymentMethods,
    @Inject(OrderReservations) private readonly reservations: OrderReservations,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
  ) {}

  /** Takes the authorised amount. */
  capture(orderId: OrderId, request: PaymentRequest): Promise<PaymentReceipt> {
    return this.perform(orderId, 'capture', request)
  }

  /** Releases the authorised amount. */
  void(orderId: OrderId, request: PaymentRequest): Promise<PaymentReceipt> {
    return this.perform(orderId, 'void', request)
  }

  /** Gives back `amount`, or all that is left. */
  refund(orderId: OrderId, request: PaymentRequest & RefundWish): Promise<PaymentReceipt> {
    return this.perform(orderId, 'refund', request)
  }

  /**
   * Records money that comes without a gateway, for an order that this transaction has made or locked. Answers with
   * the payment's id.
   * @throws Problem `unknown-payment-method` (422).
   */
  async beginManual(transaction: Transaction, request: ManualPaymentRequest): Promise<string> {
    if (request.method !== giftCardMethod) await this.methods.enabled(transaction, request.method)
    return this.manual.begin(transaction, request)
  }

  /**
   * Confirms that all that is outstanding for an order has come (R103, R107). What the order gave up of its stock, as
   * after a declined card, is reserved again first.
   * @throws Problem `payment-state` (409) when nothing is outstanding, `unknown-payment-method` (422), `not-found`,
   * `order-changed`, `out-of-stock` (409).
   */
  async markPaid(
    orderId: OrderId,
    { method, version, allowOversell = false, actor, request }: MarkPaid,
  ): Promise<void> {
    await this.transactions.run((transaction) =>
      once(this.idempotency, transaction, request, async () => {
        if (method !== undefined) await this.methods.enabled(transaction, method)
        const card = await this.operations.lock(transaction, orderId)
        const { cancelledAt } = await lockOrder(transaction, orderId, version)
        const gaveUp = card?.status === 'declined' || card?.status === 'voided'
        if (gaveUp && cancelledAt === null) {
          await this.reservations.complete(transaction, orderId, allowOversell)
        }
        await this.manual.confirm(transaction, orderId, method, timelineActor(actor))
        return orderId
      }),
    )
  }

  /** Brings whatever is under way on the order's payment to its end, as far as the gateway answers. */
  async settle(orderId: OrderId): Promise<void> {
    const open = await this.operations.openOf(this.database, orderId)
    if (open !== undefined) await this.gateway.drive(open.id)
  }

  /** The same of what was started this moment, and is all known. */
  async settleStarted(started: StartedOperation): Promise<void> {
    await this.gateway.driveStarted(started)
  }

  private async perform(
    orderId: OrderId,
    kind: PaymentOperationKind,
    { idempotencyKey, actor, amount, details }: PaymentRequest & RefundWish,
  ): Promise<PaymentReceipt> {
    const operation = await this.begin({
      orderId,
      kind,
      amount,
      refund: details,
      requestKey: idempotencyKey,
      actor: timelineActor(actor),
    })
    return this.conclude(operation.id)
  }

  /** Brings an operation that was begun to its end, and answers with what came of it. */
  async conclude(operationId: string): Promise<PaymentReceipt> {
    return this.receipt(await this.gateway.drive(operationId))
  }

  private async begin(request: OperationRequest): Promise<PaymentOperation> {
    for (let round = 0; round < rounds; round += 1) {
      const begun = await this.transactions.run((transaction) => this.operations.begin(transaction, request))
      if (begun.kind === 'begun') return begun.operation
      // What this request may do depends on how the other one ends, so that one is brought to its end first.
      const other = await this.gateway.drive(begun.by.id)
      if (other.status === 'started') break
    }
    throw gatewayUnavailable(request.kind)
  }

  private async receipt({ id, kind, ...operation }: PaymentOperation): Promise<PaymentReceipt> {
    const { payment } = await this.operations.get(this.database, id)
    if (operation.status === 'started') throw gatewayUnavailable(kind)
    if (operation.status === 'declined')
      throw gatewayDeclined(kind, operation.declineReason ?? 'card_declined')
    return {
      orderId: payment.orderId,
      paymentId: operation.paymentId,
      operationId: id,
      amount: money(operation.amount, payment.currency),
      paymentStatus: operation.paymentStatus ?? payment.status,
    }
  }
}
