import { customerIdSchema } from '@counterflow/core'
import { Injectable } from '@nestjs/common'
import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { newPublicToken } from '../carts/cart-token.js'
import { orderCounters } from '../orders/order.table.js'
import { type Draft, drafts } from './draft.table.js'
import type { DraftContent } from './draft-content.js'
import { draftChanged, draftCompletedAlready, unknownDraft } from './draft-problems.js'

/** Keeps drafts. Whoever changes one says which version they saw. */
@Injectable()
export class DraftStore {
  /** @param id of one that was put together elsewhere */
  async create(transaction: Transaction, content: DraftContent, id: string = uuidv7()): Promise<Draft> {
    const now = new Date()
    const [draft] = await transaction
      .insert(drafts)
      .values({
        id,
        number: await nextDraftNumber(transaction),
        content,
        customerId: content.customerId,
        payToken: newPublicToken(),
        createdAt: now,
        updatedAt: now,
      })
      .returning()
    if (draft === undefined) throw new Error('The draft was not recorded.')
    return draft
  }

  async isThere(queries: Queries, draftId: string): Promise<boolean> {
    const [draft] = await queries.select({ id: drafts.id }).from(drafts).where(eq(drafts.id, draftId))
    return draft !== undefined
  }

  /** @throws Problem `not-found`. */
  async read(queries: Queries, draftId: string): Promise<Draft> {
    const [draft] = await queries.select().from(drafts).where(eq(drafts.id, draftId))
    if (draft === undefined) throw unknownDraft()
    return draft
  }

  /**
   * The draft, which nobody else changes before this transaction ends.
   * @throws Problem `not-found`, `draft-completed` (409), `draft-order-changed` (409) when it is of another version.
   */
  async holdOpen(transaction: Transaction, draftId: string, version?: number): Promise<Draft> {
    const [draft] = await transaction.select().from(drafts).where(eq(drafts.id, draftId)).for('update')
    if (draft === undefined) throw unknownDraft()
    if (draft.orderId !== null) throw draftCompletedAlready(draft.orderId)
    if (version !== undefined && draft.version !== version) throw draftChanged(draft.version)
    return draft
  }

  /** Gives a draft that the transaction holds another content. */
  async replace(transaction: Transaction, draft: Draft, content: DraftContent): Promise<Draft> {
    const [changed] = await transaction
      .update(drafts)
      .set({
        content,
        customerId: content.customerId === null ? null : customerIdSchema.parse(content.customerId),
        version: draft.version + 1,
        updatedAt: new Date(),
      })
      .where(and(eq(drafts.id, draft.id), eq(drafts.version, draft.version)))
      .returning()
    if (changed === undefined) throw new Error(`Draft ${draft.id} changed under its own lock.`)
    return changed
  }

  async remove(transaction: Transaction, { id }: Draft): Promise<void> {
    await transaction.delete(drafts).where(eq(drafts.id, id))
  }
}

async function nextDraftNumber(transaction: Transaction): Promise<number> {
  const [counter] = await transaction
    .insert(orderCounters)
    .values({ id: 'drafts', last: 1 })
    .onConflictDoUpdate({ target: orderCounters.id, set: { last: sql`${orderCounters.last} + 1` } })
    .returning({ last: orderCounters.last })
  if (counter === undefined) throw new Error('The counter of the drafts gave no number.')
  return counter.last
}
