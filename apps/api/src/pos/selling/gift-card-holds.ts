import type { GiftCardId, Money, OrderId, RegisterId, TenderId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import { type CardForTender, type GiftCardTender, GiftCardTenders } from '../../commerce/commerce.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import { withinSavepoint } from '../../platform/database/savepoint.js'
import { Transactions } from '../../platform/database/transactions.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { type GiftCardHoldState, giftCardHolds } from './gift-card-hold.table.js'
import { giftCardHoldReleased, giftCardHoldSettled, tenderReused } from './selling-problems.js'

/** What a till wants of a gift card. */
export interface HoldRequest {
  readonly tenderId: TenderId
  readonly code: string
  readonly amount: Money
}

/** A tender by gift card of a sale that has arrived. */
export interface GiftCardToSettle {
  readonly tenderId: TenderId
  readonly giftCardId: GiftCardId
  readonly amount: Money
  readonly orderId: OrderId
}

/**
 * Gift cards at tills: only with a network, and the amount is off the card before the till says that it paid (row 15).
 * By the id of its tender each amount is taken once and given back once, however often a till asks.
 */
@Injectable()
export class GiftCardHolds {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(GiftCardTenders) private readonly cards: GiftCardTenders,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /** The card with `code`. @throws Problem `unknown-gift-card`, or why the card does not pay. */
  find(code: string): Promise<CardForTender> {
    return this.cards.find(this.database, code, this.now())
  }

  /**
   * Takes an amount for a tender; asked again, it answers the same.
   * @throws Problem `gift-card-hold-released`, `idempotency-key-reused`, and those of GiftCardTenders.
   */
  async hold(registerId: RegisterId, { tenderId, code, amount }: HoldRequest): Promise<CardForTender> {
    return this.transactions.run(async (transaction) => {
      const before = await this.before(transaction, tenderId)
      if (before?.state === 'released' || before?.state === 'expired') throw giftCardHoldReleased()
      if (before?.giftCardId != null) {
        if (before.amount?.amount !== amount.amount) throw tenderReused()
        return this.cards.card(transaction, before.giftCardId)
      }
      const { giftCardId } = await this.cards.find(transaction, code, this.now())
      const row = { tenderId, registerId, giftCardId, amount, state: 'held' as const, at: this.now() }
      const [mine] = await transaction.insert(giftCardHolds).values(row).onConflictDoNothing().returning()
      // Another request was faster: it is answered like that one, from what has been committed by now.
      if (mine === undefined) return this.cards.card(transaction, await this.heldCard(transaction, tenderId))
      return this.cards.take(transaction, giftCardId, tenderOf(tenderId, amount))
    })
  }

  /**
   * Gives an amount back, once. One that was never asked for can be taken no more.
   * @throws Problem `gift-card-hold-settled`.
   */
  async release(registerId: RegisterId, tenderId: TenderId): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const at = this.now()
      const never = { tenderId, registerId, state: 'released' as const, at, endedAt: at }
      const [unknown] = await transaction
        .insert(giftCardHolds)
        .values(never)
        .onConflictDoNothing()
        .returning({ tenderId: giftCardHolds.tenderId })
      if (unknown !== undefined) return
      if (await this.giveBack(transaction, tenderId, 'released')) return
      const before = await this.before(transaction, tenderId)
      if (before?.state === 'settled') throw giftCardHoldSettled()
    })
  }

  /**
   * Gives back what no sale has come for, once. Should the sale come after all, it is taken anew; answers whether there
   * was anything to give back.
   */
  async expire(tenderId: TenderId): Promise<boolean> {
    return this.transactions.run((transaction) => this.giveBack(transaction, tenderId, 'expired'))
  }

  /**
   * Says which order an amount has paid. Without a hold, as when the server was restored from an older backup or the
   * sale was very late, it is taken now; `not_covered` when the card cannot pay it any more: then a person must see to it.
   */
  async settle(transaction: Transaction, paid: GiftCardToSettle): Promise<'settled' | 'not_covered'> {
    const { tenderId, giftCardId, amount, orderId } = paid
    const tender = tenderOf(tenderId, amount)
    const before = await this.before(transaction, tenderId)
    if (before?.state === 'released') return 'not_covered'
    // One tender pays one sale, whatever else a till says.
    if (before?.state === 'settled')
      return (await this.cards.isFor(transaction, keysOf(tender), orderId)) ? 'settled' : 'not_covered'
    if (before?.state === 'held' && isSame(before, paid)) {
      await this.end(transaction, tenderId, 'settled')
      await this.cards.assign(transaction, tender.requestKey, orderId)
      return 'settled'
    }
    // What was held of another card, or another amount, is none of this sale.
    if (before?.state === 'held') await this.giveBack(transaction, tenderId, 'expired')
    // What was given back is taken a second time: under a key of its own, since the first one was used.
    const requestKey = before === undefined ? tender.requestKey : lateKey(tender)
    if (!(await this.takeNow(transaction, giftCardId, { ...tender, requestKey }))) return 'not_covered'
    const now = this.now()
    const settled = { giftCardId, amount, state: 'settled' as const, endedAt: now }
    await transaction
      .insert(giftCardHolds)
      .values({ ...settled, tenderId, at: now })
      .onConflictDoUpdate({ target: giftCardHolds.tenderId, set: settled })
    await this.cards.assign(transaction, requestKey, orderId)
    return 'settled'
  }

  /** Whether there was anything to give back. */
  private async giveBack(
    transaction: Transaction,
    tenderId: TenderId,
    state: 'released' | 'expired',
  ): Promise<boolean> {
    const [held] = await this.end(transaction, tenderId, state)
    if (held?.giftCardId == null || held.amount === null) return false
    await this.cards.giveBack(transaction, held.giftCardId, tenderOf(tenderId, held.amount))
    return true
  }

  private async takeNow(transaction: Transaction, giftCardId: GiftCardId, tender: GiftCardTender) {
    try {
      // Within a savepoint: what cannot be taken must not undo the sale that has arrived.
      await withinSavepoint(transaction, () => this.cards.take(transaction, giftCardId, tender))
      return true
    } catch (error) {
      if (error instanceof Problem) return false
      throw error
    }
  }

  private async before(transaction: Transaction, tenderId: TenderId) {
    const [row] = await transaction
      .select()
      .from(giftCardHolds)
      .where(eq(giftCardHolds.tenderId, tenderId))
      .for('update')
    return row
  }

  private async heldCard(transaction: Transaction, tenderId: TenderId): Promise<GiftCardId> {
    const row = await this.before(transaction, tenderId)
    if (row?.giftCardId == null || row.state === 'released' || row.state === 'expired')
      throw giftCardHoldReleased()
    return row.giftCardId
  }

  private end(transaction: Transaction, tenderId: TenderId, state: Exclude<GiftCardHoldState, 'held'>) {
    return transaction
      .update(giftCardHolds)
      .set({ state, endedAt: this.now() })
      .where(and(eq(giftCardHolds.tenderId, tenderId), eq(giftCardHolds.state, 'held')))
      .returning()
  }
}

function tenderOf(tenderId: TenderId, amount: Money): GiftCardTender {
  return {
    amount,
    requestKey: `till/${tenderId}`,
    actor: { type: 'system', id: null, name: 'Till' },
  }
}

const lateKey = ({ requestKey }: GiftCardTender): string => `${requestKey}/late`

/** By which a tender may have been taken. */
const keysOf = (tender: GiftCardTender): string[] => [tender.requestKey, lateKey(tender)]

const isSame = (
  held: Pick<typeof giftCardHolds.$inferSelect, 'giftCardId' | 'amount'>,
  { giftCardId, amount }: GiftCardToSettle,
): boolean =>
  held.giftCardId === giftCardId &&
  held.amount?.amount === amount.amount &&
  held.amount.currency === amount.currency
