import { orderIdSchema } from '@counterflow/core'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { anewWhereCrossed } from '../../platform/database/crossed-changes.js'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog, type RecordedEvent } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { notReady } from '../checkout/checkout-problems.js'
import type { QuotedOrder } from '../checkout/order-quotes.js'
import type { Tender } from '../checkout/tender.js'
import type { CustomerReference } from '../customers/customer-directory.js'
import { orderPaymentDeclined } from '../orders/order-events.js'
import { OrderPlacement } from '../orders/order-placement.js'
import { type Draft, drafts } from './draft.table.js'
import type { DraftContent } from './draft-content.js'
import { draftReopened } from './draft-events.js'
import { draftEmpty } from './draft-problems.js'
import { DraftQuotes } from './draft-quotes.js'
import { DraftReservations } from './draft-reservations.js'
import { draftNumber } from './draft-status.js'
import { DraftStore } from './draft-store.js'
import { Drafts } from './drafts.js'

/** How a draft is to become an order. */
export interface Completion {
  readonly actor: Actor
  readonly tender: Tender
  readonly allowOversell: boolean
  /** Whether the customer gets a letter that says what they ordered. */
  readonly confirmed: boolean
}

const declined = z.object({ operation: z.string() })

/** Turns drafts into orders. */
@Injectable()
export class DraftCompletion implements OnModuleInit {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(DraftStore) private readonly store: DraftStore,
    @Inject(DraftQuotes) private readonly quotes: DraftQuotes,
    @Inject(Drafts) private readonly drafts: Drafts,
    @Inject(OrderPlacement) private readonly placement: OrderPlacement,
    @Inject(DraftReservations) private readonly reservations: DraftReservations,
  ) {}

  /** A draft whose card was declined can be paid again, whoever learns of it. */
  onModuleInit(): void {
    this.events.react(async (transaction, happened) => {
      for (const event of happened) await this.reopen(transaction, event)
    })
  }

  /**
   * Makes the draft an order that is paid by hand.
   * @throws Problem `draft-order-changed`, `draft-completed`, `draft-empty`, `checkout-not-ready` when a code cannot be
   * used any more, `out-of-stock`, `unknown-payment-method`, `not-found`.
   */
  async byHand(
    draftId: string,
    {
      version,
      method,
      paid,
      allowOversell,
      notify = false,
    }: {
      version: number
      method: string
      paid: boolean
      allowOversell: boolean
      notify?: boolean
    },
    actor: Actor,
    request: IdempotentRequest | undefined,
  ): Promise<void> {
    const tender: Tender = { giftCards: [], rest: { kind: 'manual', method, paidNow: paid } }
    const completion = { actor, tender, allowOversell, confirmed: notify }
    const completed = (transaction: Transaction) =>
      this.placement.once(transaction, request, async () => {
        const draft = await this.store.holdOpen(transaction, draftId, version)
        const quote = await this.quotes.quote(transaction, draft.content)
        return this.place(transaction, draft, quote, completion)
      })
    await anewWhereCrossed(() => this.transactions.run(completed))
  }

  /** Makes a draft that the transaction holds an order, at the price of `quote`. */
  async place(transaction: Transaction, draft: Draft, quote: QuotedOrder, completion: Completion) {
    const { content } = draft
    if (content.lines.length === 0) throw draftEmpty()
    if (quote.refused.length > 0) throw notReady(['discount_refused'])
    // What was held for the draft is free for a moment that nobody sees, and then the order's.
    await this.reservations.handOver(transaction, draft)
    const orderId = await this.placement.create(transaction, {
      channel: 'back_office',
      ...completion,
      customer: customerOf(content),
      quote,
      shippingAddress: content.shippingAddress,
      billingAddress: content.billingAddress ?? content.shippingAddress,
      note: content.note,
      tags: content.tags,
      draftId: draft.id,
    })
    await this.drafts.complete(transaction, draft, orderId)
    return orderId
  }

  private async reopen(transaction: Transaction, event: RecordedEvent): Promise<void> {
    if (event.type !== orderPaymentDeclined.type) return
    if (declined.parse(event.payload).operation !== 'authorize') return
    const orderId = orderIdSchema.parse(event.subjectId)
    const reopened = await transaction
      .update(drafts)
      .set({ orderId: null, updatedAt: new Date() })
      .where(eq(drafts.orderId, orderId))
      .returning()
    for (const draft of reopened) {
      const { id, number } = draft
      const payload = { draftId: id, number: draftNumber(number), orderId }
      await this.events.append(transaction, draftReopened, { subjectId: id, payload })
      // The order has given its goods up by now.
      await this.reservations.holdAgain(transaction, draft)
    }
  }
}

/** Whose order it becomes; nobody's that the shop knows, where neither a customer nor an address is named. */
function customerOf({ customerId, name, email, shippingAddress }: DraftContent): CustomerReference | null {
  if (customerId !== null) return { id: customerId }
  return email === null ? null : { name: name ?? shippingAddress?.name ?? email, email }
}
