import { minutesBetween, money, type SaleId, type ShiftId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { CounterCatalogue, CounterSales } from '../../commerce/commerce.public.js'
import { among } from '../../platform/database/among.js'
import type { Transaction } from '../../platform/database/database.js'
import { inTurn } from '../../platform/database/in-turn.js'
import { insertionStep } from '../../platform/database/insert-rows.js'
import { EventLog } from '../../platform/events/event-log.js'
import { type RaisedException, TillExceptions } from '../exceptions/till-exceptions.js'
import { tillSaleSynced } from '../till-events.js'
import { DiscountLimits } from './discount-limits.js'
import { type EventToEnter, timeOf } from './projection-context.js'
import { findingsOf, shortagesFound } from './ticket-findings.js'
import { TicketGiftCards } from './ticket-gift-cards.js'
import { TicketReturns } from './ticket-returns.js'
import {
  counterSaleOf,
  saleLineRowsOf,
  saleRowOf,
  saleTenderRowsOf,
  type TicketToEnter,
  ticketToEnter,
} from './ticket-rows.js'
import { doubledCause } from './ticket-voids.js'
import { tillSaleLines, tillSales, tillSaleTenders } from './till-sale.table.js'

type Completed = EventToEnter<'ticket_completed'>

/** Enters completed tickets: as orders with their payments and stock, and what came back as refunds. */
@Injectable()
export class TicketEntry {
  constructor(
    @Inject(CounterCatalogue) private readonly catalogue: CounterCatalogue,
    @Inject(CounterSales) private readonly sales: CounterSales,
    @Inject(TicketReturns) private readonly returns: TicketReturns,
    @Inject(TicketGiftCards) private readonly giftCards: TicketGiftCards,
    @Inject(DiscountLimits) private readonly limits: DiscountLimits,
    @Inject(TillExceptions) private readonly exceptions: TillExceptions,
    @Inject(EventLog) private readonly events: EventLog,
  ) {}

  /**
   * Enters tickets, each once. Answers the ids of events that told of a sale of their own shift which was there
   * already.
   */
  async enter(transaction: Transaction, completed: readonly Completed[]): Promise<string[]> {
    const { fresh, doubled, repeated } = await this.sorted(transaction, completed)
    const tickets = fresh.map(({ event }) => event.payload.ticket)
    const lines = tickets.flatMap((ticket) => ticket.lines)
    const returned = tickets.flatMap((ticket) => ticket.returns)
    const catalogue = await this.catalogue.variants(
      transaction,
      [...lines, ...returned].flatMap(({ variantId }) => variantId ?? []),
    )
    const named = tickets.flatMap(({ customer }) => customer?.id ?? [])
    const customers = await this.catalogue.customers(transaction, named)
    const entered = fresh.map((one) => {
      const { customer } = one.event.payload.ticket
      return ticketToEnter(one, customer === null ? null : (customers.get(customer.id) ?? null))
    })
    const orders = entered.flatMap((one) => counterSaleOf(one, (id) => catalogue.has(id)) ?? [])
    // First what nobody else waits for: the sales then hold goods and numbers until the transaction ends.
    await this.write(transaction, entered)
    const found = await this.sales.record(transaction, orders)
    const raised: RaisedException[] = [
      ...doubled.map(doubledSale),
      ...shortagesFound(entered, found),
      ...entered.flatMap((one) => findingsOf(one, catalogue)),
    ]
    raised.push(...(await this.limits.exceeded(transaction, entered)))
    for (const one of entered) {
      raised.push(...(await this.giftCards.settle(transaction, one)))
      raised.push(...(await this.returns.enter(transaction, one, catalogue)))
    }
    await this.exceptions.raise(transaction, raised)
    await this.tell(transaction, entered)
    return repeated
  }

  /**
   * Those that are not entered yet, and those whose sale another event has told of before. Of the latter, `repeated` are
   * the ids of those that count for nothing in their shift either: one that another register has sold as well has its
   * money in this drawer, too.
   */
  private async sorted(transaction: Transaction, completed: readonly Completed[]) {
    const ids = completed.map(({ event }) => event.payload.ticket.saleId)
    const known = await transaction
      .select({ id: tillSales.id, shiftId: tillSales.shiftId })
      .from(tillSales)
      .where(among(tillSales.id, ids))
    const seen = new Map<SaleId, ShiftId | null>(known.map(({ id, shiftId }) => [id, shiftId]))
    const fresh: Completed[] = []
    const doubled: Completed[] = []
    const repeated: string[] = []
    for (const one of completed) {
      const { event } = one
      const { saleId } = event.payload.ticket
      const before = seen.get(saleId)
      if (before === undefined) {
        fresh.push(one)
        seen.set(saleId, event.shiftId)
        continue
      }
      doubled.push(one)
      if (before === event.shiftId) repeated.push(event.id)
    }
    return { fresh, doubled, repeated }
  }

  private async write(transaction: Transaction, entered: readonly TicketToEnter[]): Promise<void> {
    await inTurn([
      insertionStep(transaction, tillSales, () => entered.map(saleRowOf)),
      insertionStep(transaction, tillSaleLines, () => entered.flatMap(saleLineRowsOf)),
      insertionStep(transaction, tillSaleTenders, () => entered.flatMap(saleTenderRowsOf)),
    ])
  }

  private async tell(transaction: Transaction, entered: readonly TicketToEnter[]): Promise<void> {
    await this.events.appendAll(
      transaction,
      tillSaleSynced,
      entered.map(({ context, event, ticket, orderId }) => {
        const { source, staff, arrival } = context
        const { eventAt, happenedAt } = timeOf(context, event)
        const receivedAt = arrival.at.toISOString()
        const pieces = (lines: readonly { quantity: number }[]) =>
          lines.reduce((sum, { quantity }) => sum + quantity, 0)
        return {
          subjectId: ticket.saleId,
          payload: {
            sale: {
              id: ticket.saleId,
              receiptNumber: ticket.receiptNumber,
              orderId,
              register: { id: source.registerId, name: source.registerName },
              locationId: source.locationId,
              staff: { id: event.staffId, name: staff.get(event.staffId) ?? '' },
              total: money(ticket.total, ticket.currency),
              items: pieces(ticket.lines),
              returnedItems: pieces(ticket.returns),
            },
            eventAt,
            receivedAt,
            ageMinutes: minutesBetween(happenedAt, receivedAt),
          },
        }
      }),
    )
  }
}

function doubledSale({ context, event }: Completed): RaisedException {
  const { saleId, receiptNumber } = event.payload.ticket
  return {
    kind: 'mismatch',
    cause: doubledCause(event),
    at: context.arrival.at,
    registerId: context.source.registerId,
    shiftId: event.shiftId,
    saleId,
    receiptNumber,
    details: { what: 'sale_entered_before', epoch: event.epoch, seq: event.seq },
  }
}
