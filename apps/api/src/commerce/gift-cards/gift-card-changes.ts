import type { GiftCardId, Money } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChange } from '../../platform/deeds/deed-under-way.js'
import type { Actor } from '../../platform/http/actor.js'
import { invalidInput } from '../../platform/http/input/invalid-input.js'
import type { Problem } from '../../platform/http/problems/problem.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { CustomerDirectory } from '../customers/customer-directory.js'
import { timelineActor } from '../orders/order-history.js'
import { ShopSettings } from '../shop/shop-settings.js'
import { GiftCardLedger, type LedgerChange } from './gift-card-ledger.js'
import { otherGiftCardCurrency } from './gift-card-problems.js'
import type { giftCardRoutes } from './gift-cards.contract.js'
import { GiftCards, type IssuedGiftCard } from './gift-cards.js'

/** Who asks, and under which key. */
export interface GiftCardRequest {
  readonly idempotencyKey: string
  readonly actor: Actor
}

type Issue = RouteInput<typeof giftCardRoutes.issue>['body']

/** What staff and workflows do with gift cards. */
@Injectable()
export class GiftCardChanges {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(GiftCards) private readonly cards: GiftCards,
    @Inject(GiftCardLedger) private readonly ledger: GiftCardLedger,
    @Inject(CustomerDirectory) private readonly customers: CustomerDirectory,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /**
   * Issues a card in the shop's currency; asked again with the same key it answers with the same card.
   * @throws Problem `invalid-input`, `unknown-customer` or `idempotency-key-reused`.
   */
  issue({ amount, customerId, expiresAt, note }: Issue, request: GiftCardRequest): Promise<IssuedGiftCard> {
    return this.transactions.run(async (transaction) => {
      await this.refuseOtherAmount(transaction, amount)
      const ends = expiresAt === undefined ? null : new Date(expiresAt)
      if (ends !== null && ends <= new Date()) throw alreadyOver()
      if (customerId !== undefined) await this.customers.findOrCreate(transaction, { id: customerId })
      return this.cards.issue(transaction, {
        amount,
        customerId,
        expiresAt: ends,
        note: note === '' ? null : note,
        actor: timelineActor(request.actor),
        requestKey: request.idempotencyKey,
      })
    })
  }

  /** @throws Problem `not-found`, `invalid-input`, `gift-card-currency`, `gift-card-balance`. */
  async adjust(
    giftCardId: GiftCardId,
    amount: Money,
    reason: string,
    request: GiftCardRequest,
  ): Promise<void> {
    if (amount.amount === 0) throw noAmount()
    await this.transactions.run(async (transaction) => {
      const card = await this.ledger.hold(transaction, giftCardId)
      if (card.currency !== amount.currency) throw otherGiftCardCurrency(card.currency)
      const change: LedgerChange = {
        kind: 'adjusted',
        amount: amount.amount,
        reason,
        actor: timelineActor(request.actor),
        requestKey: request.idempotencyKey,
      }
      if ((await this.ledger.repeated(transaction, card, change)) !== undefined) return
      await this.ledger.add(transaction, card, change)
      noteChange('balance', card.balance, card.balance + amount.amount)
    })
  }

  /** Disables or enables a card; one that is so already stays so. @throws Problem `not-found`. */
  async set(
    giftCardId: GiftCardId,
    kind: 'disabled' | 'enabled',
    reason: string,
    request: GiftCardRequest,
  ): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const card = await this.ledger.hold(transaction, giftCardId)
      if ((card.disabledAt !== null) === (kind === 'disabled')) return
      const { idempotencyKey: requestKey } = request
      const actor = timelineActor(request.actor)
      await this.ledger.add(transaction, card, { kind, amount: 0, reason, actor, requestKey })
      noteChange('disabled', kind === 'enabled', kind === 'disabled')
    })
  }

  /**
   * Changes from when on a card pays no more; null: it always does. One that expired pays again.
   * @throws Problem `invalid-input` for a moment that has passed, `not-found`.
   */
  async setExpiry(
    giftCardId: GiftCardId,
    expiresAt: Date | null,
    reason: string,
    request: GiftCardRequest,
  ): Promise<void> {
    if (expiresAt !== null && expiresAt <= new Date()) throw alreadyOver()
    await this.transactions.run(async (transaction) => {
      const card = await this.ledger.hold(transaction, giftCardId)
      if (card.expiresAt?.getTime() === expiresAt?.getTime()) return
      const { idempotencyKey: requestKey } = request
      const actor = timelineActor(request.actor)
      const change = { kind: 'expiry_changed', amount: 0, expiresAt, reason, actor, requestKey } as const
      await this.ledger.add(transaction, card, change)
    })
  }

  private async refuseOtherAmount(transaction: Transaction, { amount, currency }: Money): Promise<void> {
    const shop = await this.shop.read(transaction)
    if (currency === shop.currency && amount > 0) return
    const fix = `Send an amount of more than zero in ${shop.currency}.`
    throw invalidInput([{ path: '/amount', message: `Expected more than zero in ${shop.currency}.`, fix }])
  }
}

function noAmount(): Problem {
  const fix = 'Send what to put on the card, or with a minus sign what to take off it.'
  return invalidInput([{ path: '/amount', message: 'Expected an amount that is not zero.', fix }])
}

function alreadyOver(): Problem {
  const fix = 'Send a moment in the future, or leave it out.'
  return invalidInput([{ path: '/expiresAt', message: 'Expected a moment in the future.', fix }])
}
