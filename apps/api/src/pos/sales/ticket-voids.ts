import {
  type LedgerEvent,
  ledgerEventSchema,
  orderIdSchema,
  type SaleId,
  type Ticket,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { CounterVoids } from '../../commerce/commerce.public.js'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { TillExceptions } from '../exceptions/till-exceptions.js'
import { ledgerEvents, parkedEvents } from '../ledger/ledger.table.js'
import { cashierOf, type EventOf, type ProjectionContext, timeOf } from './projection-context.js'
import { tillSales } from './till-sale.table.js'

/** Enters that a ticket was taken back whole. */
@Injectable()
export class TicketVoids {
  constructor(
    @Inject(CounterVoids) private readonly voids: CounterVoids,
    @Inject(TillExceptions) private readonly exceptions: TillExceptions,
  ) {}

  /** Answers whether it did: false for one that was voided before, or has not arrived. */
  async enter(
    transaction: Transaction,
    context: ProjectionContext,
    event: EventOf<'ticket_voided'>,
  ): Promise<boolean> {
    const { saleId } = event.payload
    const at = new Date(timeOf(context, event).happenedAt)
    const [sale] = await transaction
      .update(tillSales)
      .set({ voidedAt: at })
      .where(and(eq(tillSales.id, saleId), isNull(tillSales.voidedAt)))
      .returning()
    if (sale === undefined) return false
    if (sale.orderId !== null) {
      await this.voids.record(transaction, {
        orderId: orderIdSchema.parse(sale.orderId),
        locationId: sale.locationId,
        requestKey: `till-void/${event.id}`,
        actor: cashierOf(context, event),
      })
    }
    await this.exceptions.settleAllByThemselves(transaction, 'tender_unknown', `${saleId}/`, at)
    if (sale.returned === 0) return true
    // Goods that had come back have gone again, and their money has come: a person puts the first order right.
    await this.exceptions.raise(transaction, [
      {
        kind: 'return_unmatched',
        cause: `void/${saleId}`,
        at,
        registerId: context.source.registerId,
        shiftId: event.shiftId,
        saleId,
        orderId: sale.orderId,
        receiptNumber: sale.receiptNumber,
        details: { voided: true, amount: sale.returned, currency: sale.currency },
      },
    ])
    return true
  }
}

/** The ticket of a sale as it was recorded; undefined when it has not arrived. */
export async function ticketOf(queries: Queries, saleId: SaleId): Promise<Ticket | undefined> {
  const [row] = await queries
    .select({ held: ledgerEvents.raw, parked: parkedEvents.raw })
    .from(tillSales)
    .leftJoin(ledgerEvents, eq(ledgerEvents.id, tillSales.eventId))
    .leftJoin(parkedEvents, eq(parkedEvents.eventId, sql`${tillSales.eventId}::text`))
    .where(eq(tillSales.id, saleId))
    .limit(1)
  // What a person took over while another event held its place stands among the parked ones alone.
  const raw = row?.held ?? row?.parked
  if (raw == null) return undefined
  const event: LedgerEvent = ledgerEventSchema.parse(JSON.parse(raw))
  return event.type === 'ticket_completed' ? event.payload.ticket : undefined
}
