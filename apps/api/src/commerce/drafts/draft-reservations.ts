import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import { anewWhereCrossed } from '../../platform/database/crossed-changes.js'
import { DATABASE, type Database, type Queries, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { Sweeper } from '../../platform/liveness/sweeper.js'
import type { Pieces } from '../inventory/stock.js'
import { type StockActor, stockActor } from '../inventory/stock-actor.js'
import { StockPromises } from '../inventory/stock-promises.js'
import { type Draft, draftReservations, drafts } from './draft.table.js'
import type { DraftContent } from './draft-content.js'
import { draftStockHeld, draftStockReleased } from './draft-events.js'
import { reservationDateInvalid } from './draft-problems.js'
import { draftNumber } from './draft-status.js'
import { DraftStore } from './draft-store.js'

/** How the goods of a draft are to be held; `until` null: no more. */
export interface ReservationWish {
  readonly version: number
  readonly until: Date | null
  readonly allowOversell: boolean
  readonly actor: Actor
}

const yearInMilliseconds = 366 * 24 * 3_600_000
const isDue = and(lte(drafts.reservedUntil, sql`now()`), isNull(drafts.orderId))

/**
 * Stock that is held for drafts until a date, as for a customer who thinks it over. What is held follows the content of
 * the draft, goes over to the order that it becomes, and is given up by itself when the date has passed.
 */
@Injectable()
export class DraftReservations {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(DraftStore) private readonly store: DraftStore,
    @Inject(StockPromises) private readonly promises: StockPromises,
    @Inject(Sweeper) sweeper: Sweeper,
  ) {
    sweeper.registerRoutine(() => this.sweep())
  }

  /**
   * Holds the goods of a draft, or gives them up.
   * @throws Problem `out-of-stock`, `draft-order-changed`, `draft-completed` (409), `invalid-input` (422), `not-found`.
   */
  async set(draftId: string, { version, until, allowOversell, actor }: ReservationWish): Promise<void> {
    const now = Date.now()
    if (until !== null && (until.getTime() <= now || until.getTime() > now + yearInMilliseconds)) {
      throw reservationDateInvalid()
    }
    const holdAnew = async (transaction: Transaction) => {
      const draft = await this.store.holdOpen(transaction, draftId, version)
      if (until === null) await this.release(transaction, draft, stockActor(actor))
      else {
        await this.giveUp(transaction, draft, stockActor(actor))
        await this.hold(transaction, { ...draft, reservedUntil: until }, { allowOversell, actor })
      }
    }
    await anewWhereCrossed(() => this.transactions.run(holdAnew))
  }

  /**
   * Lets what is held follow a new content of a draft that the transaction holds.
   * @throws Problem `out-of-stock` where more would be held than there is.
   */
  async follow(transaction: Transaction, draft: Draft, content: DraftContent): Promise<void> {
    if (draft.reservedUntil === null) return
    const same = JSON.stringify(piecesOf(draft.content)) === JSON.stringify(piecesOf(content))
    if (same) return
    await this.giveUp(transaction, draft, null)
    await this.hold(transaction, { ...draft, content }, { allowOversell: false, actor: null })
  }

  /** Gives up what is held for a draft that the transaction holds, as when it is thrown away. */
  async release(transaction: Transaction, draft: Draft, actor: StockActor | null = null): Promise<void> {
    if (draft.reservedUntil === null) return
    await transaction.update(drafts).set({ reservedUntil: null }).where(eq(drafts.id, draft.id))
    await this.handOver(transaction, draft, actor)
  }

  /** Gives it up for the order that a draft becomes; until when it was held is kept, for `holdAgain`. */
  async handOver(transaction: Transaction, draft: Draft, actor: StockActor | null = null): Promise<void> {
    if (draft.reservedUntil === null) return
    await this.giveUp(transaction, draft, actor)
    await this.events.append(transaction, draftStockReleased, {
      subjectId: draft.id,
      payload: { draftId: draft.id, number: draftNumber(draft.number) },
    })
  }

  /**
   * Holds again what a draft had before it became an order that was not paid. Nothing is held once its date has passed,
   * or where the goods went to somebody else meanwhile.
   */
  async holdAgain(transaction: Transaction, draft: Draft): Promise<void> {
    if (draft.reservedUntil === null) return
    try {
      if (draft.reservedUntil.getTime() > Date.now())
        return await this.hold(transaction, draft, { allowOversell: false, actor: null })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
    await transaction.update(drafts).set({ reservedUntil: null }).where(eq(drafts.id, draft.id))
  }

  /** How many pieces are held for a draft. */
  async piecesHeld(queries: Queries, draftId: string): Promise<number> {
    const [row] = await queries
      .select({ pieces: sql`coalesce(sum(${draftReservations.quantity}), 0)`.mapWith(Number) })
      .from(draftReservations)
      .where(eq(draftReservations.draftId, draftId))
    return row?.pieces ?? 0
  }

  /**
   * Gives up what is held for drafts whose date has passed, each by itself: one that fails holds no other back.
   * @throws AggregateError with what failed, once all had their turn.
   */
  async sweep(): Promise<void> {
    const due = await this.database.select({ id: drafts.id }).from(drafts).where(isDue)
    const failures: unknown[] = []
    for (const { id } of due) {
      const released = anewWhereCrossed(() =>
        this.transactions.run((transaction) => this.releaseDue(transaction, id)),
      )
      await released.catch((error: unknown) => failures.push(error))
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Stock is held for drafts that are over.')
  }

  /** Whoever has the draft at this moment looks after it, or the next sweep does. */
  private async releaseDue(transaction: Transaction, draftId: string): Promise<void> {
    const [draft] = await transaction
      .select()
      .from(drafts)
      .where(and(eq(drafts.id, draftId), isDue))
      .for('update', { skipLocked: true })
    if (draft !== undefined) await this.release(transaction, draft)
  }

  private async hold(
    transaction: Transaction,
    { id, number, content, reservedUntil }: Draft,
    { allowOversell, actor }: { allowOversell: boolean; actor: Actor | null },
  ): Promise<void> {
    if (reservedUntil === null) return
    const cause = { note: draftNumber(number), actor: actor && stockActor(actor), allowOversell }
    const promised = await this.promises.promise(transaction, piecesOf(content), cause)
    if (promised.length > 0) {
      await transaction.insert(draftReservations).values(promised.map((part) => ({ draftId: id, ...part })))
    }
    await transaction.update(drafts).set({ reservedUntil }).where(eq(drafts.id, id))
    await this.events.append(transaction, draftStockHeld, {
      subjectId: id,
      payload: { draftId: id, number: draftNumber(number), until: reservedUntil.toISOString() },
    })
  }

  private async giveUp(
    transaction: Transaction,
    { id, number }: Draft,
    actor: StockActor | null,
  ): Promise<void> {
    const held = await transaction
      .delete(draftReservations)
      .where(eq(draftReservations.draftId, id))
      .returning()
    const promised = held.map(({ variantId, locationId, quantity }) => ({ variantId, locationId, quantity }))
    await this.promises.giveUp(transaction, promised, { note: draftNumber(number), actor })
  }
}

function piecesOf({ lines }: DraftContent): Pieces[] {
  return lines.flatMap((each, line) =>
    'variantId' in each ? [{ variantId: each.variantId, quantity: each.quantity, line }] : [],
  )
}
