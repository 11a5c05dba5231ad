import { type GiftCardId, giftCardStatus, type Money, money, type OrderId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Queries, Transaction } from '../../platform/database/database.js'
import type { TimelineActor } from '../orders/order-history.js'
import { giftCardEntries, giftCards } from './gift-card.table.js'
import { GiftCardLedger, type StoredGiftCard } from './gift-card-ledger.js'
import { giftCardUnusable, otherGiftCardCurrency, unknownGiftCardCode } from './gift-card-problems.js'
import { hashOfGiftCardCode } from './gift-cards.js'

/** What an amount is taken for: a payment that has no order yet, known by a key of its own. */
export interface GiftCardTender {
  readonly amount: Money
  readonly requestKey: string
  readonly actor: TimelineActor
}

/** A card as whoever pays with it may see it. */
export interface CardForTender {
  readonly giftCardId: GiftCardId
  readonly last4: string
  readonly balance: Money
}

/**
 * Pays with gift cards before there is an order: at a till, where the order follows from the sale. What is taken is off
 * the card at once, so that nobody spends it twice; it goes back whole, or its order becomes known.
 */
@Injectable()
export class GiftCardTenders {
  constructor(@Inject(GiftCardLedger) private readonly ledger: GiftCardLedger) {}

  /** The card with `code`. @throws Problem `unknown-gift-card`, or why the card does not pay. */
  async find(queries: Queries, code: string, at: Date): Promise<CardForTender> {
    const [card] = await queries
      .select()
      .from(giftCards)
      .where(eq(giftCards.codeHash, hashOfGiftCardCode(code)))
    if (card === undefined) throw unknownGiftCardCode()
    const status = giftCardStatus(card, at)
    if (status !== 'active') throw giftCardUnusable(status, card)
    return cardForTender(card)
  }

  /**
   * Takes the amount, all of it or nothing; the same key takes nothing more.
   * @throws Problem `not-found`, `gift-card-currency`, `gift-card-balance`, `idempotency-key-reused`, or why the card
   * does not pay; let the transaction roll back then.
   */
  async take(
    transaction: Transaction,
    giftCardId: GiftCardId,
    tender: GiftCardTender,
  ): Promise<CardForTender> {
    const card = await this.ledger.hold(transaction, giftCardId)
    const { amount, requestKey, actor } = tender
    const change = { kind: 'redeemed', amount: -amount.amount, requestKey, actor } as const
    if ((await this.ledger.repeated(transaction, card, change)) !== undefined) return cardForTender(card)
    if (card.currency !== amount.currency) throw otherGiftCardCurrency(card.currency)
    const status = giftCardStatus(card, new Date())
    if (status !== 'active') throw giftCardUnusable(status, card)
    const { balance } = await this.ledger.add(transaction, card, change)
    return cardForTender({ ...card, balance })
  }

  /** Puts what was taken back, once, also onto a card that does not pay any more. @throws Problem `not-found`. */
  async giveBack(transaction: Transaction, giftCardId: GiftCardId, tender: GiftCardTender): Promise<void> {
    const card = await this.ledger.hold(transaction, giftCardId)
    const { amount, requestKey, actor } = tender
    const change = {
      kind: 'refunded',
      amount: amount.amount,
      requestKey: `${requestKey}/back`,
      actor,
    } as const
    if ((await this.ledger.repeated(transaction, card, change)) === undefined)
      await this.ledger.add(transaction, card, change)
  }

  /** Says which order it was that the amount was taken for. */
  async assign(transaction: Transaction, requestKey: string, orderId: OrderId): Promise<void> {
    await transaction
      .update(giftCardEntries)
      .set({ orderId })
      .where(and(eq(giftCardEntries.requestKey, requestKey), isNull(giftCardEntries.orderId)))
  }

  /** Whether an amount that was taken under one of these keys was taken for this order. */
  async isFor(queries: Queries, requestKeys: readonly string[], orderId: OrderId): Promise<boolean> {
    const taken = and(
      inArray(giftCardEntries.requestKey, [...requestKeys]),
      eq(giftCardEntries.orderId, orderId),
    )
    return (await queries.$count(giftCardEntries, taken)) > 0
  }

  /** The card, whatever state it is in. @throws Problem `not-found`. */
  async card(queries: Queries, giftCardId: GiftCardId): Promise<CardForTender> {
    return cardForTender(await this.ledger.read(queries, giftCardId))
  }
}

function cardForTender({
  id,
  last4,
  balance,
  currency,
}: Pick<StoredGiftCard, 'id' | 'last4' | 'balance' | 'currency'>): CardForTender {
  return { giftCardId: id, last4, balance: money(balance, currency) }
}
