import {
  type CardSignals,
  type Money,
  type OrderId,
  type PaymentId,
  type PaymentOperationKind,
  type PaymentState,
  pendingPayment,
  settlePayment,
} from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import type { TimelineActor } from '../commerce/orders/order-history.js'
import type { orderTimeline } from '../commerce/orders/order-timeline.table.js'
import type {
  DeclineReason,
  GatewayRequest,
  PaymentGateway,
} from '../commerce/payments/gateway/payment-gateway.js'
import type { paymentOperations, payments } from '../commerce/payments/payment.table.js'
import type { DemoEnding } from './demo-orders.js'

const second = 1_000
const hour = 3_600 * second
const day = 24 * hour

interface Step {
  readonly kind: PaymentOperationKind
  /** Milliseconds after the order. */
  readonly after: number
  readonly part?: Money
}

/** What happened to a payment, in the terms of the gateway. */
export interface PastPayment {
  readonly orderId: OrderId
  readonly paymentId: PaymentId
  readonly total: Money
  readonly ending: DemoEnding
  /** What a partial refund gave back. */
  readonly part: Money
  readonly cardNumber: string
  readonly placedAt: Date
  /** Who paid, and who captured, voided or refunded. */
  readonly payer: TimelineActor
  readonly clerk: TimelineActor
}

/** The rows that a payment leaves behind. */
export interface PaymentTraces {
  readonly payment: typeof payments.$inferInsert
  readonly operations: (typeof paymentOperations.$inferInsert)[]
  readonly timeline: (typeof orderTimeline.$inferInsert)[]
  readonly card: CardSignals | null
}

function stepsTo(ending: DemoEnding, part: Money): Step[] {
  const authorize: Step = { kind: 'authorize', after: 2 * second }
  const capture: Step = { kind: 'capture', after: 2 * hour }
  switch (ending) {
    case 'authorized':
    case 'declined':
      return [authorize]
    case 'captured':
      return [authorize, capture]
    case 'voided':
      return [authorize, { kind: 'void', after: 5 * hour }]
    case 'refunded':
      return [authorize, capture, { kind: 'refund', after: 4 * day }]
    case 'partially_refunded':
      return [authorize, capture, { kind: 'refund', after: 3 * day, part }]
  }
}

const timelineKinds = {
  authorize: 'payment_authorized',
  capture: 'payment_captured',
  void: 'payment_voided',
  refund: 'payment_refunded',
} as const satisfies Record<PaymentOperationKind, string>

type Answer = { kind: 'approved' } | { kind: 'declined'; reason: DeclineReason }

/** Asks the gateway as the shop would have, and remembers its answers. */
class Ledger {
  state: PaymentState
  authorization: string | null = null
  card: CardSignals | null = null
  declineReason: DeclineReason | null = null
  readonly operations: PaymentTraces['operations'] = []
  readonly timeline: PaymentTraces['timeline'] = []

  constructor(
    private readonly gateway: PaymentGateway,
    private readonly past: PastPayment,
    private readonly cardToken: string,
  ) {
    this.state = pendingPayment(past.total)
  }

  async play({ kind, after, part }: Step): Promise<void> {
    const { past } = this
    const amount = part ?? past.total
    const id = uuidv7()
    const answer = await this.ask(kind, { idempotencyKey: id, amount, signal: AbortSignal.timeout(10_000) })
    this.state = settlePayment(this.state, { kind, amount }, answer.kind)
    this.declineReason = answer.kind === 'declined' ? answer.reason : null
    const at = new Date(past.placedAt.getTime() + after)
    const actor = kind === 'authorize' ? past.payer : past.clerk
    this.operations.push(operationRow(past, { id, kind, amount, at, actor, answer }))
    this.timeline.push({
      id: uuidv7(),
      orderId: past.orderId,
      at,
      kind: answer.kind === 'approved' ? timelineKinds[kind] : 'payment_declined',
      actor,
      values: answer.kind === 'approved' ? { amount } : { amount, operation: kind, reason: answer.reason },
    })
  }

  private async ask(kind: PaymentOperationKind, request: GatewayRequest): Promise<Answer> {
    if (kind !== 'authorize') {
      const outcome = await this.gateway[kind]({ ...request, authorization: this.authorization ?? '' })
      if (outcome.kind === 'unknown') throw new Error(outcome.detail)
      return outcome
    }
    const outcome = await this.gateway.authorize({ ...request, cardToken: this.cardToken })
    if (outcome.kind === 'unknown') throw new Error(outcome.detail)
    this.card = outcome.card
    if (outcome.kind === 'approved') this.authorization = outcome.authorization
    return outcome
  }
}

/** Leads a payment to its ending at the gateway, so that it can go on from there, and notes what that leaves. */
export async function playPayment(gateway: PaymentGateway, past: PastPayment): Promise<PaymentTraces> {
  const token = gateway.tokenizeCard(past.cardNumber)
  if (token === undefined) throw new Error(`The gateway does not know the card ${past.cardNumber}.`)
  const ledger = new Ledger(gateway, past, token.token)
  for (const step of stepsTo(past.ending, past.part)) await ledger.play(step)
  const { state, authorization, card, declineReason, operations, timeline } = ledger
  const payment = {
    id: past.paymentId,
    orderId: past.orderId,
    gateway: gateway.name,
    status: state.status,
    currency: past.total.currency,
    amount: past.total.amount,
    captured: state.captured.amount,
    refunded: state.refunded.amount,
    cardToken: token.token,
    cardBrand: token.brand,
    cardLast4: token.last4,
    authorization,
    cardSignals: card,
    declineReason,
  }
  return { payment, operations, timeline, card }
}

function operationRow(
  past: PastPayment,
  operation: {
    id: string
    kind: PaymentOperationKind
    amount: Money
    at: Date
    actor: TimelineActor
    answer: Answer
  },
): typeof paymentOperations.$inferInsert {
  const { id, kind, amount, at, actor, answer } = operation
  return {
    id,
    paymentId: past.paymentId,
    kind,
    amount: amount.amount,
    requestKey: `demo/${id}`,
    actor,
    status: answer.kind,
    declineReason: answer.kind === 'declined' ? answer.reason : null,
    attemptDueAt: at,
    startedAt: at,
    settledAt: at,
  }
}
