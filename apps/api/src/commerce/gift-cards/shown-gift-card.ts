import { giftCardStatus, money } from '@counterflow/core'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import type { StoredGiftCard } from './gift-card-ledger.js'
import type { giftCardRoutes } from './gift-cards.contract.js'

/** A gift card as the API shows it. */
export type ShownGiftCard = RouteOutput<typeof giftCardRoutes.list>['items'][number]

/** `card` as the API shows it `at` a moment, with the name of its customer where it has one. */
export function shownGiftCard(card: StoredGiftCard, customerName: string | null, at: Date): ShownGiftCard {
  const { id, last4, currency, initial, balance, customerId, note, expiresAt, createdAt } = card
  return {
    id,
    last4,
    status: giftCardStatus(card, at),
    initial: money(initial, currency),
    balance: money(balance, currency),
    customer: customerId === null ? null : { id: customerId, name: customerName ?? '' },
    note,
    expiresAt: expiresAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }
}
