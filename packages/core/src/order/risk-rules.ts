import { disposableDomainOf } from './disposable-email.js'
import type { Address, RiskFact } from './order-snapshot.js'
import type { RiskSignals } from './risk-signals.js'

/** One rule of the risk analysis: when it applies, what it weighs. */
export interface RiskRule {
  /** Names the fact's sentence in the catalogues. */
  readonly key: string
  readonly sentiment: RiskFact['sentiment']
  /** Points that the score rises (or, negative, falls) by. */
  readonly weight: number
  /** The score that an order to which this applies cannot fall below, whatever speaks for it. */
  readonly floor?: number
  /** The values of the fact, or undefined when the rule does not apply. */
  readonly applies: (signals: RiskSignals) => RiskFact['values'] | undefined
}

const when = (condition: boolean | undefined, values: RiskFact['values'] = {}) =>
  condition === true ? values : undefined

const comparable = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,.-]/g, '')

function sameAddress(left: Address, right: Address): boolean {
  return (
    left.countryCode === right.countryCode &&
    comparable(left.postalCode) === comparable(right.postalCode) &&
    comparable(left.line1) === comparable(right.line1)
  )
}

function addressesMatch({ shippingAddress, billingAddress }: RiskSignals): boolean | undefined {
  if (shippingAddress === null || billingAddress === null) return undefined
  return sameAddress(shippingAddress, billingAddress)
}

/** How many times the usual order this one is, rounded down; undefined while nobody knows what is usual. */
function timesUsual({ total, usualTotal }: RiskSignals): number | undefined {
  return usualTotal === null || usualTotal === 0 ? undefined : Math.floor(total / usualTotal)
}

const highAmountFrom = 3
const veryHighAmountFrom = 10
const manyOrdersFrom = 5
const manyPiecesFrom = 50

/** Every rule, in the order in which their facts are shown. */
export const riskRules: readonly RiskRule[] = [
  {
    key: 'card_reported_stolen',
    sentiment: 'negative',
    weight: 60,
    floor: 90,
    applies: ({ card }) => when(card?.reportedStolen),
  },
  {
    key: 'card_issuer_warning',
    sentiment: 'negative',
    weight: 50,
    floor: 75,
    applies: ({ card }) => when(card?.issuerWarning === 'highest', { level: 'highest' }),
  },
  {
    key: 'card_issuer_warning',
    sentiment: 'negative',
    weight: 25,
    floor: 45,
    applies: ({ card }) => when(card?.issuerWarning === 'elevated', { level: 'elevated' }),
  },
  {
    key: 'card_check_failed',
    sentiment: 'negative',
    weight: 25,
    applies: ({ card }) => when(card?.check === 'failed'),
  },
  {
    key: 'card_verified',
    sentiment: 'positive',
    weight: -10,
    applies: ({ card }) => when(card?.check === 'passed'),
  },
  {
    key: 'disposable_email',
    sentiment: 'negative',
    weight: 25,
    applies: ({ email }) => {
      const domain = email === null ? undefined : disposableDomainOf(email)
      return domain === undefined ? undefined : { domain }
    },
  },
  {
    key: 'many_orders_quickly',
    sentiment: 'negative',
    weight: 20,
    applies: ({ recentOrders }) =>
      when(recentOrders.orders >= manyOrdersFrom, { orders: recentOrders.orders, hours: recentOrders.hours }),
  },
  {
    key: 'high_amount',
    sentiment: 'negative',
    weight: 35,
    applies: (signals) => {
      const times = timesUsual(signals)
      return times === undefined ? undefined : when(times >= veryHighAmountFrom, { times })
    },
  },
  {
    key: 'high_amount',
    sentiment: 'negative',
    weight: 15,
    applies: (signals) => {
      const times = timesUsual(signals)
      return times === undefined
        ? undefined
        : when(times >= highAmountFrom && times < veryHighAmountFrom, { times })
    },
  },
  {
    key: 'usual_amount',
    sentiment: 'positive',
    weight: -5,
    applies: (signals) => {
      const times = timesUsual(signals)
      return times === undefined ? undefined : when(times < highAmountFrom)
    },
  },
  {
    key: 'many_pieces',
    sentiment: 'negative',
    weight: 10,
    applies: ({ pieces }) => when(pieces >= manyPiecesFrom, { pieces }),
  },
  {
    key: 'addresses_match',
    sentiment: 'positive',
    weight: -5,
    applies: (signals) => when(addressesMatch(signals)),
  },
  {
    key: 'addresses_differ',
    sentiment: 'negative',
    weight: 10,
    applies: (signals) => when(addressesMatch(signals) === false),
  },
  {
    key: 'address_missing',
    sentiment: 'neutral',
    weight: 5,
    applies: (signals) => when(addressesMatch(signals) === undefined),
  },
  {
    key: 'returning_customer',
    sentiment: 'positive',
    weight: -15,
    applies: ({ earlierOrders }) => when(earlierOrders > 0, { orders: earlierOrders }),
  },
  {
    key: 'first_order',
    sentiment: 'neutral',
    weight: 5,
    applies: ({ earlierOrders }) => when(earlierOrders === 0),
  },
]
