import {
  type Currency,
  type GiftCardEntryKind,
  type GiftCardId,
  giftCardStatus,
  type MinorUnits,
  minorUnits,
  money,
  type OrderId,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, gte, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { TimelineActor } from '../orders/order-history.js'
import { giftCardEntries, giftCards } from './gift-card.table.js'
import { giftCardUpdated } from './gift-card-events.js'
import { balanceTooSmall, giftCardKeyReused, unknownGiftCard } from './gift-card-problems.js'

export type StoredGiftCard = typeof giftCards.$inferSelect
export type StoredEntry = typeof giftCardEntries.$inferSelect

/** One change of a gift card; `amount` is signed, in minor units of the card's currency. */
export interface LedgerChange {
  readonly kind: GiftCardEntryKind
  readonly amount: number
  readonly orderId?: OrderId | undefined
  /** From when on the card pays no more, null: never; for `expiry_changed` alone. */
  readonly expiresAt?: Date | null | undefined
  readonly reason?: string | null | undefined
  readonly actor: TimelineActor
  readonly requestKey: string
}

/** Writes the ledger of gift cards: entry, balance and event together, each request once. */
@Injectable()
export class GiftCardLedger {
  constructor(@Inject(EventLog) private readonly events: EventLog) {}

  /** The card as it stands now. @throws Problem `not-found`. */
  async read(queries: Queries, giftCardId: GiftCardId): Promise<StoredGiftCard> {
    const [card] = await queries.select().from(giftCards).where(eq(giftCards.id, giftCardId))
    if (card === undefined) throw unknownGiftCard(giftCardId)
    return card
  }

  /** The card, held for this transaction, so that what is decided by it stays so until the end. */
  async hold(transaction: Transaction, giftCardId: GiftCardId): Promise<StoredGiftCard> {
    const [card] = await transaction
      .select()
      .from(giftCards)
      .where(eq(giftCards.id, giftCardId))
      .for('no key update')
    if (card === undefined) throw unknownGiftCard(giftCardId)
    return card
  }

  /**
   * What the same request did before. Hold the card first: a request under way elsewhere is waited for then.
   * @throws Problem `idempotency-key-reused` when the key stands for something else.
   */
  async repeated(
    queries: Queries,
    card: Pick<StoredGiftCard, 'id'>,
    { kind, amount, orderId, requestKey }: LedgerChange,
  ): Promise<StoredEntry | undefined> {
    const [earlier] = await queries
      .select()
      .from(giftCardEntries)
      .where(eq(giftCardEntries.requestKey, requestKey))
    if (earlier === undefined) return undefined
    const same =
      earlier.giftCardId === card.id &&
      earlier.kind === kind &&
      earlier.amount === amount &&
      earlier.orderId === (orderId ?? null)
    if (!same) throw giftCardKeyReused()
    return earlier
  }

  /**
   * Adds an entry, which brings the balance along by one conditional update: it never falls below zero.
   * @throws Problem `gift-card-balance` when there is too little on the card.
   */
  async add(transaction: Transaction, card: StoredGiftCard, change: LedgerChange): Promise<StoredEntry> {
    const at = new Date()
    const [moved] = await transaction
      .update(giftCards)
      .set({
        balance: sql`${giftCards.balance} + ${change.amount}`,
        ...(change.kind === 'disabled' ? { disabledAt: at } : {}),
        ...(change.kind === 'enabled' ? { disabledAt: null } : {}),
        ...(change.expiresAt === undefined ? {} : { expiresAt: change.expiresAt }),
      })
      .where(and(eq(giftCards.id, card.id), gte(sql`${giftCards.balance} + ${change.amount}`, 0)))
      .returning()
    if (moved === undefined) throw balanceTooSmall(card)
    const entry = await this.write(transaction, moved, change, at)
    const { id, last4, balance, currency } = moved
    await this.events.append(transaction, giftCardUpdated, {
      subjectId: id,
      payload: {
        giftCard: { id, last4, balance: money(balance, currency), status: giftCardStatus(moved, at) },
        change: { kind: change.kind, amount: money(change.amount, currency), orderId: entry.orderId },
      },
    })
    return entry
  }

  /** The entry alone, for a card whose row has the balance already. */
  async write(
    transaction: Transaction,
    { id: giftCardId, balance }: { id: GiftCardId; balance: MinorUnits; currency: Currency },
    { kind, amount, orderId, reason, actor, requestKey }: LedgerChange,
    at: Date,
  ): Promise<StoredEntry> {
    const [entry] = await transaction
      .insert(giftCardEntries)
      .values({
        id: uuidv7(),
        giftCardId,
        kind,
        amount: minorUnits(amount),
        balance,
        orderId: orderId ?? null,
        reason: reason ?? null,
        actor,
        requestKey,
        at,
      })
      .returning()
    if (entry === undefined) throw new Error(`The ledger took no entry of the gift card ${giftCardId}.`)
    return entry
  }
}
