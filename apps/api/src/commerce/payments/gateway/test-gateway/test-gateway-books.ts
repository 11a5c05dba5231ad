import type { PaymentOperationKind } from '@counterflow/core'
import type { DeclineReason } from '../payment-gateway.js'
import { testCardByToken } from './test-cards.js'
import type { testGatewayOperations } from './test-gateway-operation.table.js'

type Operation = Pick<
  typeof testGatewayOperations.$inferSelect,
  'kind' | 'amount' | 'currency' | 'cardToken' | 'outcome'
>

function approvedTotal(history: readonly Operation[], kind: PaymentOperationKind): number {
  return history
    .filter((operation) => operation.kind === kind && operation.outcome.kind === 'approved')
    .reduce((sum, operation) => sum + operation.amount, 0)
}

const happened = (history: readonly Operation[], kind: PaymentOperationKind) =>
  history.some((operation) => operation.kind === kind && operation.outcome.kind === 'approved')

/**
 * Why the gateway refuses `request`, given all that happened to the authorisation before; undefined when it
 * agrees. An authorisation is captured once, for no more than its amount, and is not voided afterwards.
 */
export function refusalOf(
  history: readonly Operation[],
  request: { kind: Exclude<PaymentOperationKind, 'authorize'>; amount: number; currency: string },
): DeclineReason | undefined {
  const authorization = history.find((operation) => operation.kind === 'authorize')
  if (authorization?.outcome.kind !== 'approved') return 'unknown_authorization'
  if (request.kind === 'refund') {
    if (!happened(history, 'capture')) return 'not_captured'
    const left = approvedTotal(history, 'capture') - approvedTotal(history, 'refund')
    return request.amount > left || request.currency !== authorization.currency
      ? 'amount_too_large'
      : undefined
  }
  if (happened(history, 'capture')) return 'already_captured'
  if (happened(history, 'void')) return 'already_voided'
  if (request.kind === 'void') return undefined
  if (request.amount > authorization.amount || request.currency !== authorization.currency)
    return 'amount_too_large'
  return testCardByToken(authorization.cardToken)?.declinesCapture
}
