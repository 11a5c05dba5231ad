import { type CustomerId, type NoteId, noteIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import type { EventDefinition } from '../../../platform/events/event-definition.js'
import { EventLog } from '../../../platform/events/event-log.js'
import type { Actor } from '../../../platform/http/actor.js'
import { timelineActor } from '../../orders/order-history.js'
import { customerNoteAdded, customerNoteChanged, customerNoteRemoved } from '../customer-events.js'
import { noteOfAnother, unknownPart } from '../customer-problems.js'
import { holdCustomer } from '../customer-records.js'
import { noteInTimeline } from '../timeline/customer-history.js'
import { customerNotes } from './customer-note.table.js'

/** Who writes, and under which key: the same key always stands for the same note. */
export interface NoteRequest {
  readonly actor: Actor
  readonly idempotencyKey?: string | undefined
}

type NoteEvent = EventDefinition<(typeof customerNoteAdded)['payload']>

/** Keeps what the shop's people write about customers, for themselves alone (R51). */
@Injectable()
export class CustomerNotes {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
  ) {}

  /** @throws Problem `not-found`, `customer-erased`. */
  add(customerId: CustomerId, text: string, { actor, idempotencyKey }: NoteRequest): Promise<NoteId> {
    return this.transactions.run(async (transaction) => {
      const customer = await holdCustomer(transaction, customerId)
      const requestKey = idempotencyKey === undefined ? null : `${actor.type}/${idempotencyKey}`
      const [written] = await transaction
        .insert(customerNotes)
        .values({
          id: noteIdSchema.parse(uuidv7()),
          customerId: customer.id,
          text,
          author: timelineActor(actor),
          createdAt: new Date(),
          requestKey,
        })
        .onConflictDoNothing()
        .returning({ id: customerNotes.id })
      if (written === undefined) return this.earlier(transaction, requestKey)
      await noteInTimeline(transaction, customer.id, { kind: 'note_added', actor })
      await this.tell(transaction, customerNoteAdded, customer.id, written.id)
      return written.id
    })
  }

  /** Changes a note's text; only who wrote it may. @throws Problem `not-found`, `customer-erased`, `note-of-another`. */
  async change(customerId: CustomerId, noteId: NoteId, text: string, actor: Actor): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const customer = await holdCustomer(transaction, customerId)
      const note = await requiredNote(transaction, customer.id, noteId)
      if (note.author.type !== actor.type || note.author.id !== actor.id)
        throw noteOfAnother(note.author.name)
      if (note.text === text) return
      await transaction
        .update(customerNotes)
        .set({ text, editedAt: new Date() })
        .where(eq(customerNotes.id, noteId))
      await this.tell(transaction, customerNoteChanged, customer.id, noteId)
    })
  }

  /** @throws Problem `not-found`, `customer-erased`. */
  async remove(customerId: CustomerId, noteId: NoteId, actor: Actor): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const customer = await holdCustomer(transaction, customerId)
      const { author } = await requiredNote(transaction, customer.id, noteId)
      await transaction.delete(customerNotes).where(eq(customerNotes.id, noteId))
      const values = { author: author.name }
      await noteInTimeline(transaction, customer.id, { kind: 'note_removed', actor, values })
      await this.tell(transaction, customerNoteRemoved, customer.id, noteId)
    })
  }

  private async earlier(transaction: Transaction, requestKey: string | null): Promise<NoteId> {
    const [known] = await transaction
      .select({ id: customerNotes.id })
      .from(customerNotes)
      .where(eq(customerNotes.requestKey, requestKey ?? ''))
    if (known === undefined) throw new Error('The note is neither new nor known.')
    return known.id
  }

  private async tell(
    transaction: Transaction,
    event: NoteEvent,
    customerId: CustomerId,
    noteId: NoteId,
  ): Promise<void> {
    await this.events.append(transaction, event, { subjectId: customerId, payload: { customerId, noteId } })
  }
}

async function requiredNote(transaction: Transaction, customerId: CustomerId, noteId: NoteId) {
  const [found] = await transaction
    .select()
    .from(customerNotes)
    .where(and(eq(customerNotes.id, noteId), eq(customerNotes.customerId, customerId)))
  if (found === undefined) throw unknownPart('note')
  return found
}
