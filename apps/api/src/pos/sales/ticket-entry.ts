import { minutesBetween, money, type SaleId, type ShiftId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { CounterCatalogue, CounterSales } from '../../commerce/commerce.public.js'
import { among } from '../../platform/database/among.js'
import type { Transaction } from '../../platform/database/database.js'
import { insertRows } from '../../platform/database/insert-rows.js'
import { EventLog } from '../../platform/events/event-log.js'
import { type RaisedException, TillExceptions } from '../exceptions/till-exceptions.js'
import { tillSaleSynced } from '../till-events.js'
import { DiscountLimits } from './discount-limits.js'
import { type EventOf, type ProjectionContext, timeOf } from './projection-context.js'
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
   * Enters the tickets of a batch, each once. Answers the ids of events that told of a sale of their own shift which was
   * there already.
   */
  async enter(
    transaction: Transaction,
    context: ProjectionContext,
    completed: readonly EventOf<'ticket_completed'>[],
  ): Promise<string[]> {
    const { fresh, doubled, repeated } = await this.sorted(transaction, completed)
    const lines = fresh.flatMap(({ payload }) => payload.ticket.lines)
    const returned = fresh.flatMap(({ payload }) => payload.ticket.returns)
    const catalogue = await this.catalogue.variants(
      transaction,
      [...lines, ...returned].flatMap(({ variantId }) => variantId ?? []),
    )
    const named = fresh.flatMap(({ payload }) => payload.ticket.customer?.id ?? [])
    const customers = await this.catalogue.customers(transaction, named)
    const entered = fresh.map((event) => {
      const { customer } = event.payload.ticket
      return ticketToEnter(event, customer === null ? null : (customers.get(customer.id) ?? null))
    })
    const orders = entered.flatMap((one) => counterSaleOf(context, one, (id) => catalogue.has(id)) ?? [])
    const found = await this.sales.record(transaction, orders)
    await this.write(transaction, context, entered)
    const raised: RaisedException[] = [
      ...doubled.map((event) => doubledSale(context, event)),
      ...shortagesFound(context, entered, found),
      ...entered.flatMap((one) => findingsOf(context, one, catalogue)),
    ]
    raised.push(...(await this.limits.exceeded(transaction, context, entered)))
    for (const one of entered) {
      raised.push(...(await this.giftCards.settle(transaction, context, one)))
      raised.push(...(await this.returns.enter(transaction, context, one, catalogue)))
    }
    await this.exceptions.raise(transaction, raised)
    await this.tell(transaction, context, entered)
    return repeated
  }

  /**
   * Those that are not entered yet, and those whose sale another event has told of before. Of the latter, `repeated` are
   * the ids of those that count for nothing in their shift either: one that another register has sold as well has its
   * money in this drawer, too.
   */
  private async sorted(transaction: Transaction, completed: readonly EventOf<'ticket_completed'>[]) {
    const ids = completed.map(({ payload }) => payload.ticket.saleId)
    const known = await transaction
      .select({ id: tillSales.id, shiftId: tillSales.shiftId })
      .from(tillSales)
      .where(among(tillSales.id, ids))
    const seen = new Map<SaleId, ShiftId | null>(known.map(({ id, shiftId }) => [id, shiftId]))
    const fresh: EventOf<'ticket_completed'>[] = []
    const doubled: EventOf<'ticket_completed'>[] = []
    const repeated: string[] = []
    for (const event of completed) {
      const { saleId } = event.payload.ticket
      const before = seen.get(saleId)
      if (before === undefined) {
        fresh.push(event)
        seen.set(saleId, event.shiftId)
        continue
      }
      doubled.push(event)
      if (before === event.shiftId) repeated.push(event.id)
    }
    return { fresh, doubled, repeated }
  }

  private async write(
    transaction: Transaction,
    context: ProjectionContext,
    entered: readonly TicketToEnter[],
  ): Promise<void> {
    await insertRows(
      transaction,
      tillSales,
      entered.map((one) => saleRowOf(context, one)),
    )
    await insertRows(transaction, tillSaleLines, entered.flatMap(saleLineRowsOf))
    await insertRows(transaction, tillSaleTenders, entered.flatMap(saleTenderRowsOf))
  }

  private async tell(
    transaction: Transaction,
    context: ProjectionContext,
    entered: readonly TicketToEnter[],
  ): Promise<void> {
    const { source, staff, arrival } = context
    await this.events.appendAll(
      transaction,
      tillSaleSynced,
      entered.map(({ event, ticket, orderId }) => {
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

function doubledSale(context: ProjectionContext, event: EventOf<'ticket_completed'>): RaisedException {
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
