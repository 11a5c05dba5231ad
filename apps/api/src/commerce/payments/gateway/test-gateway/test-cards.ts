import type { AlertKind, AlertReason, CardSignals } from '@counterflow/core'
import type { z } from 'zod'
import type { testCardSchema } from '../../../orders/orders.contract.js'
import type { DeclineReason } from '../payment-gateway.js'

/** How the test gateway treats a card. */
export interface TestCard extends z.infer<typeof testCardSchema> {
  readonly signals: CardSignals
  readonly declinesAuthorization?: DeclineReason
  readonly declinesCapture?: DeclineReason
  /** What the gateway tells of a charge on it, shortly after the capture. */
  readonly alert?: { readonly kind: AlertKind; readonly reason: AlertReason }
}

const verified: CardSignals = { check: 'passed', issuerWarning: 'none', reportedStolen: false }

/**
 * Every card that the test gateway knows. The numbers are the ones that Stripe documents for the same cases
 * (docs.stripe.com/testing); `capture_fails` stands there for a card that is accepted first and fails when charged.
 */
export const testCards: readonly TestCard[] = [
  {
    key: 'succeeds',
    number: '4242 4242 4242 4242',
    brand: 'Visa',
    description: 'Is authorised and captured; nothing is wrong with it.',
    signals: verified,
  },
  {
    key: 'declined',
    number: '4000 0000 0000 0002',
    brand: 'Visa',
    description: 'Is declined by its issuer.',
    signals: { ...verified, check: 'unavailable' },
    declinesAuthorization: 'card_declined',
  },
  {
    key: 'elevated_risk',
    number: '4000 0000 0000 9235',
    brand: 'Visa',
    description: 'Is authorised; its issuer warns of an elevated risk, so the order is medium risk or worse.',
    signals: { ...verified, issuerWarning: 'elevated' },
  },
  {
    key: 'highest_risk',
    number: '4100 0000 0000 0019',
    brand: 'Visa',
    description: 'Is authorised; its issuer warns of the highest risk, so the order is high risk.',
    signals: { ...verified, issuerWarning: 'highest' },
  },
  {
    key: 'stolen',
    number: '4000 0000 0000 9979',
    brand: 'Visa',
    description: 'Is declined as stolen, and the order is high risk.',
    signals: { check: 'unavailable', issuerWarning: 'none', reportedStolen: true },
    declinesAuthorization: 'stolen_card',
  },
  {
    key: 'capture_fails',
    number: '4000 0000 0000 0341',
    brand: 'Visa',
    description: 'Is authorised, and then refuses every capture.',
    signals: verified,
    declinesCapture: 'capture_refused',
  },
  {
    key: 'fraud_warning',
    number: '4000 0000 0000 5423',
    brand: 'Visa',
    description: 'Is captured; a second later its issuer sends an early fraud warning.',
    signals: verified,
    alert: { kind: 'early_fraud_warning', reason: 'fraudulent' },
  },
  {
    key: 'disputed',
    number: '4000 0000 0000 0259',
    brand: 'Visa',
    description: 'Is captured; a second later the charge is disputed as fraudulent.',
    signals: verified,
    alert: { kind: 'dispute', reason: 'fraudulent' },
  },
]

const digitsOf = (number: string) => number.replaceAll(' ', '')
const cardsByNumber = new Map(testCards.map((card) => [digitsOf(card.number), card]))
const tokenOf = (card: TestCard) => `test_card_${card.key}`
const cardsByToken = new Map(testCards.map((card) => [tokenOf(card), card]))

/** The test card with `number`, written with or without spaces. */
export function testCardByNumber(number: string): { card: TestCard; token: string } | undefined {
  const card = cardsByNumber.get(digitsOf(number))
  return card === undefined ? undefined : { card, token: tokenOf(card) }
}

export function testCardByToken(token: string): TestCard | undefined {
  return cardsByToken.get(token)
}
