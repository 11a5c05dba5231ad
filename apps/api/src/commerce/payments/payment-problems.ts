import {
  allowedStatuses,
  type Money,
  type PaymentOperationKind,
  type PaymentStatus,
  paymentOperationKinds,
} from '@counterflow/core'
import { Problem } from '../../platform/http/problems/problem.js'
import type { DeclineReason } from './gateway/payment-gateway.js'

const deeds: Record<PaymentOperationKind, string> = {
  authorize: 'authorised',
  capture: 'captured',
  void: 'voided',
  refund: 'refunded',
}

/** 409: the payment's status does not allow the operation. */
export function paymentState(kind: PaymentOperationKind, status: PaymentStatus): Problem {
  const possible = paymentOperationKinds.filter((each) => allowedStatuses[each].includes(status))
  return new Problem({
    type: 'payment-state',
    status: 409,
    title: 'The payment does not allow this now',
    detail: `A payment that is ${status} cannot be ${deeds[kind]}; that takes one that is ${allowedStatuses[kind].join(' or ')}.`,
    fix:
      possible.length === 0
        ? 'Nothing more can be done with this payment.'
        : `Reload the order. What the payment allows now: ${possible.join(', ')}.`,
    extra: { paymentStatus: status, allowed: possible },
  })
}

/** 409: all that is due was paid in other ways, or the order costs nothing any more. */
export function nothingToCapture(): Problem {
  return new Problem({
    type: 'payment-state',
    status: 409,
    title: 'The payment does not allow this now',
    detail: 'Nothing is due for the order any more, so nothing may be taken from the card.',
    fix: 'Release the payment instead.',
    extra: { paymentStatus: 'authorized', allowed: ['void'] },
  })
}

/** 409: an order has nothing that could be marked as paid. */
export function nothingOutstanding(): Problem {
  return new Problem({
    type: 'payment-state',
    status: 409,
    title: 'The payment does not allow this now',
    detail:
      'Nothing is outstanding for the order: it was paid, its money is held on the card, or it was cancelled.',
    fix: 'Reload the order. What is held on the card is taken by capturing it.',
  })
}

/** 422: there is no such way of paying, or it is turned off. */
export function unknownPaymentMethod(key: string): Problem {
  const fix = 'Send the key of a way of paying that is on, from GET /api/v1/payment-methods.'
  return new Problem({
    type: 'unknown-payment-method',
    status: 422,
    title: 'There is no such way of paying',
    detail: `The shop does not take ${key}.`,
    fix,
    errors: [{ path: '/method', message: 'Not a way of paying of this shop.', fix }],
  })
}

/** 422: more is asked back than is left. */
export function refundTooLarge(refundable: Money): Problem {
  return refundAmountProblem(
    'refund-too-large',
    'The refund is larger than what is left of the payment',
    `Only ${refundable.amount} minor units of ${refundable.currency} are left to refund.`,
    `Send at most ${refundable.amount}, or no amount to refund all that is left.`,
  )
}

/** 422: the amount of a refund makes no sense for this payment. */
export function refundAmountInvalid(currency: string): Problem {
  return refundAmountProblem(
    'invalid-input',
    'The request has wrong values',
    'The amount of the refund cannot be used.',
    `Send a positive amount in ${currency}, or no amount to refund all that is left.`,
  )
}

function refundAmountProblem(type: string, title: string, detail: string, fix: string): Problem {
  return new Problem({
    type,
    status: 422,
    title,
    detail,
    fix,
    errors: [{ path: '/amount', message: detail, fix }],
  })
}

const declineDetails: Record<DeclineReason, string> = {
  card_declined: 'The card was declined by its issuer.',
  stolen_card: 'The card was declined: it is reported stolen.',
  capture_refused: 'The issuer refuses to pay out what it had authorised.',
  unknown_authorization: 'The gateway knows no such authorisation.',
  already_captured: 'The gateway says that the payment was captured before.',
  already_voided: 'The gateway says that the payment was voided before.',
  not_captured: 'The gateway says that nothing was captured.',
  amount_too_large: 'The amount is more than the gateway has on record.',
  request_changed: 'The gateway has another request on record under the same key.',
}

/** 402: the gateway said no. */
export function gatewayDeclined(kind: PaymentOperationKind, reason: DeclineReason): Problem {
  return new Problem({
    type: 'gateway-declined',
    status: 402,
    title: 'The payment gateway declined',
    detail: declineDetails[reason],
    fix: 'Ask the customer for another way to pay, or try again with a new Idempotency-Key.',
    extra: { operation: kind, reason },
  })
}

/** Seconds after which a caller may expect to know more. */
const retryAfter = 15

/** 503: the gateway has not answered. The operation goes on in the background. */
export function gatewayUnavailable(kind: PaymentOperationKind): Problem {
  return new Problem({
    type: 'gateway-unavailable',
    status: 503,
    title: 'The payment gateway does not answer',
    detail: `It is not known yet whether the payment was ${deeds[kind]}. The gateway is asked again until it answers.`,
    fix: 'Repeat the request with the same Idempotency-Key, or look at the order again in a while.',
    retryAfter,
  })
}

/** 422: one key for two different requests. */
export function requestKeyReused(): Problem {
  return new Problem({
    type: 'idempotency-key-reused',
    status: 422,
    title: 'The Idempotency-Key was used for another request',
    detail: 'The key already stands for another operation on a payment.',
    fix: 'Send a new Idempotency-Key for a new request, or repeat the first request unchanged.',
  })
}
