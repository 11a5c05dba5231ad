import {
  exchangeMethod,
  type LedgerEvent,
  ledgerEventSchema,
  orderIdSchema,
  type SaleId,
  type ShiftId,
  type Ticket,
  tenderMethod,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { CounterTakeBacks, CounterVoids } from '../../commerce/commerce.public.js'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { type RaisedException, TillExceptions } from '../exceptions/till-exceptions.js'
import { ledgerEvents, parkedEvents } from '../ledger/ledger.table.js'
import { cashierOf, type EventOf, type ProjectionContext, timeOf } from './projection-context.js'
import { returnKey } from './ticket-returns.js'
import { tillSales } from './till-sale.table.js'

type SaleRow = typeof tillSales.$inferSelect

/** Enters that a ticket was taken back whole. */
@Injectable()
export class TicketVoids {
  constructor(
    @Inject(CounterVoids) private readonly voids: CounterVoids,
    @Inject(CounterTakeBacks) private readonly takeBacks: CounterTakeBacks,
    @Inject(TillExceptions) private readonly exceptions: TillExceptions,
  ) {}

  /**
   * Answers the ticket that counts no more in its shift: none for one that was voided before, or has not arrived. A till
   * voids what it has sold in the same shift; where another register has made the same sale, the order is that one's.
   */
  async enter(
    transaction: Transaction,
    context: ProjectionContext,
    event: EventOf<'ticket_voided'>,
  ): Promise<Ticket | undefined> {
    const { saleId } = event.payload
    const at = new Date(timeOf(context, event).happenedAt)
    const ofShift = event.shiftId === null ? isNull(tillSales.shiftId) : eq(tillSales.shiftId, event.shiftId)
    const [sale] = await transaction
      .update(tillSales)
      .set({ voidedAt: at })
      .where(and(eq(tillSales.id, saleId), isNull(tillSales.voidedAt), ofShift))
      .returning()
    if (sale === undefined) return this.takeDoubledBack(transaction, event, at)
    if (sale.orderId !== null) {
      const amount = await this.voids.record(transaction, {
        orderId: orderIdSchema.parse(sale.orderId),
        locationId: sale.locationId,
        requestKey: `till-void/${event.id}`,
        actor: cashierOf(context, event),
      })
      if (amount > 0) await this.tellOfTwice(transaction, context, event, { sale, amount })
    }
    await this.exceptions.settleAllByThemselves(transaction, 'tender_unknown', `${saleId}/`, at)
    if (sale.returned > 0) await this.takeBack(transaction, context, event, sale)
    return ticketOf(transaction, saleId)
  }

  /** Its money had been given back before, at another register or by the office: the till could not know. */
  private async tellOfTwice(
    transaction: Transaction,
    context: ProjectionContext,
    event: EventOf<'ticket_voided'>,
    { sale, amount }: { readonly sale: SaleRow; readonly amount: number },
  ): Promise<void> {
    const ticket = await ticketOf(transaction, sale.id)
    const titles = ticket?.lines.map(({ title }) => title) ?? []
    const details = { voided: true, amount, currency: sale.currency, titles }
    await this.exceptions.raise(transaction, [
      {
        ...aboutVoid(context, event, sale),
        kind: 'return_unmatched',
        cause: `twice/${sale.id}`,
        details,
      },
    ])
  }

  /** A sale that was another register's, and is made only once by that: nobody need look at it any more. */
  private async takeDoubledBack(
    transaction: Transaction,
    event: EventOf<'ticket_voided'>,
    at: Date,
  ): Promise<Ticket | undefined> {
    const { saleId } = event.payload
    if (event.shiftId === null) return undefined
    const [other] = await transaction
      .select({ id: tillSales.id })
      .from(tillSales)
      .where(and(eq(tillSales.id, saleId), ne(tillSales.shiftId, event.shiftId)))
    if (other === undefined) return undefined
    const sold = await completedInShift(transaction, event.shiftId, saleId)
    if (sold === undefined) return undefined
    await this.exceptions.settleByItself(transaction, 'mismatch', doubledCause(sold), at)
    return sold.payload.ticket
  }

  /** Goods that had come back have gone again, and their money has come: the orders they were of are as they were. */
  private async takeBack(
    transaction: Transaction,
    context: ProjectionContext,
    event: EventOf<'ticket_voided'>,
    sale: SaleRow,
  ): Promise<void> {
    const about = aboutVoid(context, event, sale)
    const ticket = await ticketOf(transaction, sale.id)
    const refunded = ticket?.tenders.filter(({ amount }) => amount < 0) ?? []
    const [first] = refunded
    // What a gift card got it may have spent: no card is made to owe.
    const isReversible = refunded.every(({ kind }) => kind !== 'gift_card')
    const { amount, shortages } = isReversible
      ? await this.takeBacks.record(transaction, {
          requestKeys: returnKey(sale.id),
          method: first === undefined ? exchangeMethod : tenderMethod(first),
          locationId: sale.locationId,
          actor: cashierOf(context, event),
        })
      : { amount: 0, shortages: [] }
    const raised: RaisedException[] = shortages.map(({ variantId, locationId, sku, onHand }) => ({
      ...about,
      kind: 'oversell',
      cause: `${variantId}/${locationId}`,
      variantId,
      details: { title: sku, sku, onHand, location: locationId },
    }))
    const left = sale.returned - amount
    // Without a receipt, or of an order that is no more: a person puts it right.
    if (left > 0)
      raised.push({
        ...about,
        kind: 'return_unmatched',
        cause: `void/${sale.id}`,
        details: { voided: true, amount: left, currency: sale.currency },
      })
    else await this.exceptions.settleAllByThemselves(transaction, 'return_unmatched', `${sale.id}/`, about.at)
    await this.exceptions.raise(transaction, raised)
  }
}

/** When and where a sale was voided, and which. */
const aboutVoid = (context: ProjectionContext, event: EventOf<'ticket_voided'>, sale: SaleRow) => ({
  at: new Date(timeOf(context, event).happenedAt),
  registerId: context.source.registerId,
  shiftId: event.shiftId,
  saleId: sale.id,
  orderId: sale.orderId,
  receiptNumber: sale.receiptNumber,
})

/** What told of a sale in a shift that did not become the order of it. */
async function completedInShift(
  queries: Queries,
  shiftId: ShiftId,
  saleId: SaleId,
): Promise<EventOf<'ticket_completed'> | undefined> {
  const rows = await queries
    .select({ raw: ledgerEvents.raw })
    .from(ledgerEvents)
    .where(
      and(
        eq(ledgerEvents.shiftId, shiftId),
        eq(ledgerEvents.type, 'ticket_completed'),
        eq(ledgerEvents.verdict, 'projected'),
        sql`position(${saleId}::text in ${ledgerEvents.raw}) > 0`,
      ),
    )
  return rows
    .map(({ raw }): LedgerEvent => ledgerEventSchema.parse(JSON.parse(raw)))
    .filter((event) => event.type === 'ticket_completed')
    .find(({ payload }) => payload.ticket.saleId === saleId)
}

/** By what it is known that a sale was told of which another event had told of before. */
export const doubledCause = ({ id }: Pick<LedgerEvent, 'id'>): string => `doubled/${id}`

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
