import type { LedgerEvent, Ticket } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { haveCrossed, isThereAlready } from '../../platform/database/crossed-changes.js'
import type { Transaction } from '../../platform/database/database.js'
import { withinSavepoint } from '../../platform/database/savepoint.js'
import { LOGGER, type Logger } from '../../platform/logging/logger.js'
import { ShiftKeeping } from '../shifts/shift-keeping.js'
import { CustomersAtTills } from './customers-at-tills.js'
import { DraftedOrders } from './drafted-orders.js'
import { MailedReceipts } from './mailed-receipts.js'
import type { EventToEnter, ProjectionContext } from './projection-context.js'
import { TenderResolution } from './tender-resolution.js'
import { TicketEntry } from './ticket-entry.js'
import { TicketVoids } from './ticket-voids.js'

/** An event of which the shop could not make what it should. */
export interface FailedEvent {
  readonly event: LedgerEvent
  readonly problem: string
}

/** Makes of what tills have recorded what it means for the shop: orders, stock, money, customers, shifts. */
@Injectable()
export class LedgerProjection {
  constructor(
    @Inject(TicketEntry) private readonly tickets: TicketEntry,
    @Inject(TicketVoids) private readonly voids: TicketVoids,
    @Inject(TenderResolution) private readonly tenders: TenderResolution,
    @Inject(CustomersAtTills) private readonly customers: CustomersAtTills,
    @Inject(DraftedOrders) private readonly drafts: DraftedOrders,
    @Inject(MailedReceipts) private readonly receipts: MailedReceipts,
    @Inject(ShiftKeeping) private readonly shifts: ShiftKeeping,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Enters events, those of each ledger in their sequence, all at once; if that fails, one by one, so that one that
   * cannot be entered keeps no other from it (row 6). Answers those that failed, of which nothing was entered.
   */
  async enter(transaction: Transaction, events: readonly EventToEnter[]): Promise<FailedEvent[]> {
    if (events.length === 0) return []
    const flaw = await this.attempt(transaction, events)
    if (flaw === undefined) return []
    const [only] = events
    if (events.length === 1 && only !== undefined) return this.enterOnly(transaction, only, flaw)
    // By halves, since most often it is one of many.
    const middle = Math.ceil(events.length / 2)
    const first = await this.enter(transaction, events.slice(0, middle))
    return [...first, ...(await this.enter(transaction, events.slice(middle)))]
  }

  /** Enters all of them, or nothing; answers what went wrong. */
  private async attempt(
    transaction: Transaction,
    events: readonly EventToEnter[],
  ): Promise<{ error: unknown } | undefined> {
    try {
      await withinSavepoint(transaction, () => this.enterAll(transaction, events))
      return undefined
    } catch (error) {
      // Somebody else wants the same rows: all of it is done again from the beginning.
      if (haveCrossed(error)) throw error
      return { error }
    }
  }

  /** An event that could not be entered: as another process has made the same customer or sale at this very moment. */
  private async enterOnly(
    transaction: Transaction,
    only: EventToEnter,
    before: { error: unknown },
  ): Promise<FailedEvent[]> {
    const flaw = isThereAlready(before.error) ? await this.attempt(transaction, [only]) : before
    if (flaw === undefined) return []
    const { event } = only
    const { error } = flaw
    this.logger.error(
      { error, eventId: event.id, type: event.type },
      'An event of a till could not be entered.',
    )
    return [{ event, problem: (error instanceof Error ? error.message : String(error)).slice(0, 500) }]
  }

  private async enterAll(transaction: Transaction, events: readonly EventToEnter[]): Promise<void> {
    const voided = new Map<string, Ticket>()
    const repeated = new Set<string>()
    let run: EventToEnter<'ticket_completed'>[] = []
    const flush = async () => {
      if (run.length === 0) return
      for (const event of await this.tickets.enter(transaction, run)) repeated.add(event)
      run = []
    }
    for (const { context, event } of events) {
      if (event.type === 'ticket_completed') {
        run.push({ context, event })
        continue
      }
      if (followsTickets.has(event.type)) await flush()
      await this.enterOther(transaction, context, event, voided)
    }
    await flush()
    await this.shifts.follow(transaction, events, { voided, repeated })
  }

  private async enterOther(
    transaction: Transaction,
    context: ProjectionContext,
    event: Exclude<LedgerEvent, { type: 'ticket_completed' }>,
    voided: Map<string, Ticket>,
  ): Promise<void> {
    switch (event.type) {
      case 'ticket_voided': {
        const ticket = await this.voids.enter(transaction, context, event)
        if (ticket !== undefined) voided.set(event.id, ticket)
        return
      }
      case 'tender_resolved':
        return this.tenders.enter(transaction, context, event)
      case 'customer_created':
        return this.customers.enter(transaction, context, event)
      case 'order_drafted':
        return this.drafts.enter(transaction, context, event)
      case 'receipt_mailed':
        return this.receipts.enter(transaction, context, event)
      case 'shift_opened':
      case 'shift_closed':
      case 'cash_moved':
      case 'drawer_opened':
      case 'drawer_counted':
      case 'receipt_reprinted':
        return
    }
  }
}

/** What is about tickets, or changes whom they are for: those before it are entered first. */
const followsTickets = new Set<LedgerEvent['type']>([
  'ticket_voided',
  'tender_resolved',
  'customer_created',
  'order_drafted',
  'receipt_mailed',
])
