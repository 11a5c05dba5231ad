import {
  type CustomerId,
  type FoundSale,
  type LookedUpSale,
  minorUnits,
  type SaleId,
  type Tender,
  type Ticket,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq, gte, isNull, lt, sql } from 'drizzle-orm'
import { CustomerNames } from '../../commerce/commerce.public.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { ticketOf } from '../sales/ticket-voids.js'
import { tillSaleLines, tillSales, tillSaleTenders } from '../sales/till-sale.table.js'
import { unknownSale } from './selling-problems.js'

/** How many sales are found at once: whoever looks for more says what they look for. */
const mostFound = 50

/** What is looked for; nothing means the latest. */
export interface SaleSearch {
  readonly search?: string | undefined
  readonly customerId?: CustomerId | undefined
  readonly from?: string | undefined
  readonly before?: string | undefined
}

/** Shows a till what others have sold, so that a customer may come back to any of them. */
@Injectable()
export class SaleLookUp {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CustomerNames) private readonly customers: CustomerNames,
  ) {}

  /** Sales that have arrived, the latest first. */
  async find({ search, customerId, from, before }: SaleSearch): Promise<FoundSale[]> {
    const rows = await this.database
      .select()
      .from(tillSales)
      .where(
        and(
          search === undefined
            ? undefined
            : sql`strpos(${tillSales.receiptNumber}, ${search.normalize('NFKC').toUpperCase()}) > 0`,
          customerId === undefined ? undefined : eq(tillSales.customerId, customerId),
          from === undefined ? undefined : gte(tillSales.happenedAt, new Date(from)),
          before === undefined ? undefined : lt(tillSales.happenedAt, new Date(before)),
        ),
      )
      .orderBy(desc(tillSales.happenedAt), desc(tillSales.id))
      .limit(mostFound)
    const names = await this.customers.of(rows.flatMap((row) => row.customerId ?? []))
    return rows.map((row) => ({
      saleId: row.id,
      receiptNumber: row.receiptNumber,
      at: row.eventAt.toISOString(),
      total: minorUnits(row.total),
      currency: row.currency,
      customer: row.customerId === null ? null : (names.get(row.customerId)?.name ?? null),
      isVoided: row.voidedAt !== null,
    }))
  }

  /** A sale as it was printed, with what of it came back anywhere. @throws Problem `not-found`. */
  async get(saleId: SaleId): Promise<LookedUpSale> {
    const [sale] = await this.database.select().from(tillSales).where(eq(tillSales.id, saleId))
    const ticket = await ticketOf(this.database, saleId)
    if (sale === undefined || ticket === undefined) throw unknownSale()
    const returning = await this.ticketsReturning(saleId)
    return {
      ticket: { ...ticket, tenders: await this.settled(ticket) },
      at: sale.eventAt.toISOString(),
      isVoided: sale.voidedAt !== null,
      returns: returning.flatMap(({ returns }) => returns.filter(({ of }) => of?.saleId === saleId)),
      givenBack: returning.flatMap(({ tenders }) => tenders.filter(({ amount }) => amount < 0)),
    }
  }

  private async ticketsReturning(saleId: SaleId): Promise<Ticket[]> {
    const rows = await this.database
      .selectDistinct({ id: tillSales.id })
      .from(tillSaleLines)
      .innerJoin(tillSales, eq(tillSales.id, tillSaleLines.saleId))
      .where(and(eq(tillSaleLines.ofSaleId, saleId), isNull(tillSales.voidedAt)))
    const tickets = await Promise.all(rows.map(({ id }) => ticketOf(this.database, id)))
    return tickets.flatMap((ticket) => ticket ?? [])
  }

  /** The tenders as they stand by now: what was unknown on the receipt may have been settled since. */
  private async settled(ticket: Ticket): Promise<Tender[]> {
    const rows = await this.database
      .select({ tenderId: tillSaleTenders.tenderId, state: tillSaleTenders.state })
      .from(tillSaleTenders)
      .where(eq(tillSaleTenders.saleId, ticket.saleId))
    const paid = new Set(rows.flatMap(({ tenderId, state }) => (state === 'paid' ? [tenderId] : [])))
    return ticket.tenders.map((tender) =>
      'state' in tender && paid.has(tender.tenderId) ? { ...tender, state: 'paid' } : tender,
    )
  }
}
