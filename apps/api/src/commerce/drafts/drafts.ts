import type { CustomerId, OrderId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { anewWhereCrossed } from '../../platform/database/crossed-changes.js'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import { IdempotencyKeys, type IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import type { QuotedOrder } from '../checkout/order-quotes.js'
import { CustomerDirectory } from '../customers/customer-directory.js'
import { once } from '../orders/idempotent-work.js'
import { type Draft, drafts } from './draft.table.js'
import type { DraftContent } from './draft-content.js'
import { draftCompleted, draftCreated, draftDeleted, draftInvoiceSent, draftUpdated } from './draft-events.js'
import { DraftQuotes } from './draft-quotes.js'
import { DraftReservations } from './draft-reservations.js'
import { draftNumber } from './draft-status.js'
import { DraftStore } from './draft-store.js'

/** Drafts as staff put them together. */
@Injectable()
export class Drafts {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(CustomerDirectory) private readonly customers: CustomerDirectory,
    @Inject(DraftStore) private readonly store: DraftStore,
    @Inject(DraftQuotes) private readonly quotes: DraftQuotes,
    @Inject(DraftReservations) private readonly reservations: DraftReservations,
  ) {}

  /**
   * Begins a draft, and answers with its id; asked again by the same request, with the same.
   * @throws Problem `unknown-variant`, `unknown-customer`, `order-too-large`.
   */
  async create(content: DraftContent, request: IdempotentRequest | undefined): Promise<string> {
    return this.transactions.run((transaction) =>
      once(this.idempotency, transaction, request, () => this.begin(transaction, content)),
    )
  }

  /**
   * Begins a draft that was put together elsewhere, under the id that it has there, as part of `transaction`. Answers
   * what it costs here; undefined when it was entered before.
   * @throws Problem `unknown-variant`, `unknown-customer`, `order-too-large`.
   */
  async enter(
    transaction: Transaction,
    draftId: string,
    content: DraftContent,
  ): Promise<QuotedOrder | undefined> {
    if (await this.store.isThere(transaction, draftId)) return undefined
    if (content.customerId !== null) await this.known(transaction, content.customerId)
    const quote = await this.quotes.quote(transaction, content)
    const draft = await this.store.create(transaction, content, draftId)
    await this.events.append(transaction, draftCreated, { subjectId: draft.id, payload: named(draft) })
    return quote
  }

  /** Begins another draft with the content of one, completed or not. */
  async duplicate(draftId: string, request: IdempotentRequest | undefined): Promise<string> {
    return this.transactions.run((transaction) =>
      once(this.idempotency, transaction, request, async () => {
        const { content } = await this.store.read(transaction, draftId)
        return this.begin(transaction, content)
      }),
    )
  }

  /** @throws Problem `draft-order-changed`, `draft-completed`, `unknown-variant`, `unknown-customer`, `out-of-stock`, `not-found`. */
  async replace(draftId: string, version: number, content: DraftContent): Promise<void> {
    const replaced = async (transaction: Transaction) => {
      const draft = await this.store.holdOpen(transaction, draftId, version)
      await this.check(transaction, content)
      await this.reservations.follow(transaction, draft, content)
      const changed = await this.store.replace(transaction, draft, content)
      await this.events.append(transaction, draftUpdated, {
        subjectId: draft.id,
        payload: { ...named(draft), version: changed.version },
      })
    }
    // What is held of the old goods and of the new ones is held one after the other.
    await anewWhereCrossed(() => this.transactions.run(replaced))
  }

  /** @throws Problem `draft-completed`, `not-found`. */
  async remove(draftId: string): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const draft = await this.store.holdOpen(transaction, draftId)
      await this.reservations.release(transaction, draft)
      await this.store.remove(transaction, draft)
      await this.events.append(transaction, draftDeleted, { subjectId: draft.id, payload: named(draft) })
    })
  }

  /**
   * Makes sure that the draft is open, and of the version that somebody saw.
   * @throws Problem `draft-order-changed`, `draft-completed`, `not-found`.
   */
  async expect(draftId: string, version: number): Promise<void> {
    await this.transactions.run((transaction) => this.store.holdOpen(transaction, draftId, version))
  }

  /**
   * Notes that the customer was sent what `version` of the draft costs.
   * @throws Problem `draft-order-changed`, `draft-completed`, `not-found`.
   */
  async noteInvoice(draftId: string, version: number, to: string): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const draft = await this.store.holdOpen(transaction, draftId, version)
      const { priced } = await this.quotes.quote(transaction, draft.content)
      await transaction
        .update(drafts)
        .set({ invoicedAt: new Date(), invoicedVersion: version })
        .where(eq(drafts.id, draft.id))
      await this.events.append(transaction, draftInvoiceSent, {
        subjectId: draft.id,
        payload: { ...named(draft), to, total: priced.total },
      })
    })
  }

  /** Notes, for a draft that the transaction holds, the order that it became. */
  async complete(transaction: Transaction, draft: Draft, orderId: OrderId): Promise<void> {
    await transaction.update(drafts).set({ orderId, updatedAt: new Date() }).where(eq(drafts.id, draft.id))
    await this.events.append(transaction, draftCompleted, {
      subjectId: draft.id,
      payload: { ...named(draft), orderId },
    })
  }

  /** @throws Problem `not-found`. */
  async read(draftId: string): Promise<Draft> {
    return this.store.read(this.database, draftId)
  }

  private async begin(transaction: Transaction, content: DraftContent): Promise<string> {
    await this.check(transaction, content)
    const draft = await this.store.create(transaction, content)
    await this.events.append(transaction, draftCreated, { subjectId: draft.id, payload: named(draft) })
    return draft.id
  }

  /** Everything that the draft names exists, and its sums can be held. */
  private async check(transaction: Transaction, content: DraftContent): Promise<void> {
    if (content.customerId !== null) await this.known(transaction, content.customerId)
    await this.quotes.quote(transaction, content)
  }

  private async known(transaction: Transaction, id: CustomerId): Promise<void> {
    await this.customers.findOrCreate(transaction, { id })
  }
}

const named = (draft: Draft) => ({ draftId: draft.id, number: draftNumber(draft.number) })
