import { createHash, randomBytes } from 'node:crypto'
import {
  type CustomerId,
  type GiftCardId,
  type GiftCardStatus,
  giftCardCode,
  giftCardCodeBytes,
  giftCardCodeKey,
  giftCardIdSchema,
  giftCardStatus,
  type MinorUnits,
  type Money,
  minorUnits,
  money,
  type OrderId,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { EventLog } from '../../platform/events/event-log.js'
import { SecretBox } from '../../platform/secrets/secret-box.js'
import type { TimelineActor } from '../orders/order-history.js'
import { giftCardEntries, giftCards } from './gift-card.table.js'
import { giftCardIssued } from './gift-card-events.js'
import { GiftCardLedger, type StoredGiftCard } from './gift-card-ledger.js'
import {
  giftCardKeyReused,
  giftCardUnusable,
  otherGiftCardCurrency,
  refundBeyondRedeemed,
  unknownGiftCardCode,
} from './gift-card-problems.js'

/** What is to be issued. */
export interface IssueGiftCard {
  readonly amount: Money
  readonly customerId?: CustomerId | null | undefined
  readonly expiresAt?: Date | null | undefined
  readonly note?: string | null | undefined
  readonly actor: TimelineActor
  readonly requestKey: string
}

/** A card that was just issued, with the code that is shown this once. */
export interface IssuedGiftCard {
  readonly id: GiftCardId
  readonly code: string
  readonly last4: string
}

/** What somebody who knows a code may know of the card. */
export interface FoundGiftCard {
  readonly id: GiftCardId
  readonly last4: string
  readonly balance: Money
  readonly status: GiftCardStatus
  readonly expiresAt: Date | null
}

/** What an order has of a card: taken by it, or given back. */
export interface GiftCardRedemption {
  readonly giftCardId: GiftCardId
  readonly last4: string
  readonly amount: Money
  /** What is left on the card. */
  readonly balance: Money
}

/** Issues gift cards and pays with them. Each request key does what it stands for once. */
@Injectable()
export class GiftCards {
  constructor(
    @Inject(GiftCardLedger) private readonly ledger: GiftCardLedger,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(SecretBox) private readonly secrets: SecretBox,
  ) {}

  /**
   * Issues a card. The same request again answers with the same card and code, for as long as requests are repeated.
   * @throws Problem `idempotency-key-reused`.
   */
  async issue(transaction: Transaction, request: IssueGiftCard): Promise<IssuedGiftCard> {
    const earlier = await this.issuedBefore(transaction, request)
    if (earlier !== undefined) return earlier
    const code = giftCardCode(randomBytes(giftCardCodeBytes))
    const id = giftCardIdSchema.parse(uuidv7())
    const at = new Date()
    const { amount, currency } = request.amount
    const card = {
      id,
      codeHash: hashOfGiftCardCode(code),
      last4: code.slice(-4),
      sealedCode: this.secrets.seal(code, placeOfGiftCardCode(id)),
      currency,
      initial: amount,
      balance: amount,
      customerId: request.customerId ?? null,
      note: request.note ?? null,
      expiresAt: request.expiresAt ?? null,
      disabledAt: null,
      createdAt: at,
    }
    await transaction.insert(giftCards).values(card)
    const { actor, requestKey } = request
    await this.ledger.write(transaction, card, { kind: 'issued', amount, actor, requestKey }, at)
    const { last4, customerId } = card
    await this.events.append(transaction, giftCardIssued, {
      subjectId: id,
      payload: {
        giftCard: { id, last4, balance: request.amount, status: giftCardStatus(card, at), customerId },
      },
    })
    return { id, code, last4 }
  }

  /** The card with `code`, as it stands now. @throws Problem `unknown-gift-card`. */
  async find(queries: Queries, code: string, at = new Date()): Promise<FoundGiftCard> {
    const card = await this.byCode(queries, code)
    return { ...card, balance: money(card.balance, card.currency), status: giftCardStatus(card, at) }
  }

  /**
   * Takes `amount` from the card with `code`, all of it or nothing. The same request key again takes nothing more.
   * @throws Problem `unknown-gift-card`, `gift-card-currency`, `gift-card-disabled`, `gift-card-expired`,
   * `gift-card-balance`; let the transaction roll back then.
   */
  async redeem(
    transaction: Transaction,
    request: { code: string; amount: Money; orderId: OrderId; requestKey: string; actor: TimelineActor },
  ): Promise<GiftCardRedemption> {
    const { orderId, requestKey, actor } = request
    const { id } = await this.byCode(transaction, request.code)
    const card = await this.ledger.hold(transaction, id)
    const change = { kind: 'redeemed', amount: -request.amount.amount, orderId, requestKey, actor } as const
    const earlier = await this.ledger.repeated(transaction, card, change)
    if (earlier === undefined) {
      if (card.currency !== request.amount.currency) throw otherGiftCardCurrency(card.currency)
      const status = giftCardStatus(card, new Date())
      if (status !== 'active') throw giftCardUnusable(status, card)
    }
    const entry = earlier ?? (await this.ledger.add(transaction, card, change))
    return redemptionOf(card, request.amount.amount, entry.balance)
  }

  /**
   * Puts back what an order took from a card, in whole or in part, also onto one that is disabled or has expired.
   * @throws Problem `not-found`, or `refund-too-large` beyond what this order took from it and did not get back.
   */
  async refund(
    transaction: Transaction,
    request: {
      giftCardId: GiftCardId
      amount: Money
      orderId: OrderId
      requestKey: string
      actor: TimelineActor
      reason?: string | undefined
    },
  ): Promise<GiftCardRedemption> {
    const { orderId, requestKey, actor, reason } = request
    const card = await this.ledger.hold(transaction, request.giftCardId)
    const { amount, currency } = request.amount
    const change = { kind: 'refunded', amount, orderId, requestKey, actor, reason } as const
    const earlier = await this.ledger.repeated(transaction, card, change)
    if (earlier === undefined) {
      if (card.currency !== currency) throw otherGiftCardCurrency(card.currency)
      const redeemed = await this.redemptionsOf(transaction, orderId)
      const left = redeemed.find(({ giftCardId }) => giftCardId === card.id)?.amount ?? money(0, currency)
      if (amount > left.amount) throw refundBeyondRedeemed(left)
    }
    const entry = earlier ?? (await this.ledger.add(transaction, card, change))
    return redemptionOf(card, amount, entry.balance)
  }

  /** What an order took from gift cards and did not get back, the card that was used first before the others. */
  async redemptionsOf(queries: Queries, orderId: OrderId): Promise<GiftCardRedemption[]> {
    const rows = await queries
      .select({
        card: giftCards,
        amount: sql`-sum(${giftCardEntries.amount})`.mapWith(Number),
      })
      .from(giftCardEntries)
      .innerJoin(giftCards, eq(giftCards.id, giftCardEntries.giftCardId))
      .where(eq(giftCardEntries.orderId, orderId))
      .groupBy(giftCards.id)
      .orderBy(sql`min(${giftCardEntries.at})`, giftCards.id)
    return rows.map(({ card, amount }) => redemptionOf(card, minorUnits(amount), card.balance))
  }

  private async byCode(queries: Queries, code: string): Promise<StoredGiftCard> {
    const [card] = await queries
      .select()
      .from(giftCards)
      .where(eq(giftCards.codeHash, hashOfGiftCardCode(code)))
    if (card === undefined) throw unknownGiftCardCode()
    return card
  }

  private async issuedBefore(
    transaction: Transaction,
    { requestKey, amount }: IssueGiftCard,
  ): Promise<IssuedGiftCard | undefined> {
    // Nobody else looks for an earlier one meanwhile: the second of two alike waits for the first one's commit.
    await transaction.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`gift card ${requestKey}`}, 0))`,
    )
    const [earlier] = await transaction
      .select({ card: giftCards, kind: giftCardEntries.kind })
      .from(giftCardEntries)
      .innerJoin(giftCards, eq(giftCards.id, giftCardEntries.giftCardId))
      .where(eq(giftCardEntries.requestKey, requestKey))
    if (earlier === undefined) return undefined
    const { id, last4, sealedCode, initial, currency } = earlier.card
    const same = earlier.kind === 'issued' && initial === amount.amount && currency === amount.currency
    if (!same || sealedCode === null) throw giftCardKeyReused()
    return { id, last4, code: this.secrets.open(sealedCode, placeOfGiftCardCode(id)) }
  }
}

/** What a card's code is sealed for: another card cannot be given it. */
export const placeOfGiftCardCode = (id: GiftCardId) => `gift-card:${id}`

/** What a code is looked up by. */
export function hashOfGiftCardCode(code: string): string {
  return createHash('sha256').update(giftCardCodeKey(code)).digest('hex')
}

function redemptionOf(
  { id, last4, currency }: StoredGiftCard,
  amount: MinorUnits,
  balance: MinorUnits,
): GiftCardRedemption {
  return {
    giftCardId: id,
    last4,
    amount: money(amount, currency),
    balance: money(minorUnits(balance), currency),
  }
}
