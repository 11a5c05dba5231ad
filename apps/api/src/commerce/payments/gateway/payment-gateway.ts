import type { CardSignals, Money } from '@counterflow/core'

/** Why a gateway said no. */
export const declineReasons = [
  'card_declined',
  'stolen_card',
  'capture_refused',
  'unknown_authorization',
  'already_captured',
  'already_voided',
  'not_captured',
  'amount_too_large',
  'request_changed',
] as const

export type DeclineReason = (typeof declineReasons)[number]

/** `unknown`: the gateway may or may not have done it. Ask again with the same idempotency key. */
export type GatewayOutcome =
  | { readonly kind: 'approved' }
  | { readonly kind: 'declined'; readonly reason: DeclineReason }
  | { readonly kind: 'unknown'; readonly detail: string }

/** An approved authorisation is named by `authorization` in everything that follows it. */
export type AuthorizationOutcome =
  | { readonly kind: 'approved'; readonly authorization: string; readonly card: CardSignals }
  | { readonly kind: 'declined'; readonly reason: DeclineReason; readonly card: CardSignals | null }
  | { readonly kind: 'unknown'; readonly detail: string }

/** A card as we may keep it: what the gateway calls it, and what a person recognises it by. */
export interface CardToken {
  readonly token: string
  readonly brand: string
  readonly last4: string
}

/** What every request carries: the same key stands for the same request, however often it is sent. */
export interface GatewayRequest {
  readonly idempotencyKey: string
  readonly amount: Money
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal
}

/**
 * A payment provider. An adapter translates; it neither retries nor decides. Each method must send the
 * idempotency key to the provider, answer `unknown` when it cannot tell what happened, and throw only for
 * defects of its own, which count as `unknown` too.
 */
export interface PaymentGateway {
  /** Stored with each payment: `test`. */
  readonly name: string

  /** The token of a card's number, or undefined for a card that the gateway does not take. */
  tokenizeCard(number: string): CardToken | undefined

  /** Holds the amount on the card. */
  authorize(request: GatewayRequest & { readonly cardToken: string }): Promise<AuthorizationOutcome>

  /** Takes an authorised amount. */
  capture(request: GatewayRequest & { readonly authorization: string }): Promise<GatewayOutcome>

  /** Releases an authorised amount. */
  void(request: GatewayRequest & { readonly authorization: string }): Promise<GatewayOutcome>

  /** Gives back some or all of a captured amount. */
  refund(request: GatewayRequest & { readonly authorization: string }): Promise<GatewayOutcome>
}

export const PAYMENT_GATEWAY = Symbol('PaymentGateway')
