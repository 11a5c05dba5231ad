import {
  type OrderLineId,
  orderIdSchema,
  type ReturnedLine,
  type SaleId,
  type Ticket,
  type VariantId,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, inArray } from 'drizzle-orm'
import { type CataloguedVariant, CounterReturns, CounterStock } from '../../commerce/commerce.public.js'
import type { Transaction } from '../../platform/database/database.js'
import type { RaisedException } from '../exceptions/till-exceptions.js'
import { saleException } from './found-exceptions.js'
import { cashierOf } from './projection-context.js'
import type { TicketToEnter } from './ticket-rows.js'
import { tillSaleLines } from './till-sale.table.js'

/** Lines of one sale that came back, and go back to the shelf or do not. */
interface ReturnGroup {
  readonly saleId: SaleId | null
  readonly restock: boolean
  readonly lines: readonly ReturnedLine[]
}

/** What the keys of all returns of a ticket begin with. */
export const returnKey = (saleId: SaleId): string => `till/${saleId}/`

/** Enters what customers brought back: on the order that it came from, or onto the shelf alone. */
@Injectable()
export class TicketReturns {
  constructor(
    @Inject(CounterReturns) private readonly returns: CounterReturns,
    @Inject(CounterStock) private readonly stock: CounterStock,
  ) {}

  async enter(
    transaction: Transaction,
    entered: TicketToEnter,
    catalogue: ReadonlyMap<VariantId, CataloguedVariant>,
  ): Promise<RaisedException[]> {
    const raised: RaisedException[] = []
    // The ticket does not say for which of its sales the money went to cards: for those that cards have paid.
    let toCards = refundedToCards(entered.ticket)
    for (const group of groupsOf(entered.ticket.returns)) {
      const done =
        group.saleId === null
          ? { unmatched: group, onCards: 0 }
          : await this.onOrder(transaction, entered, group, { saleId: group.saleId, toCards })
      toCards -= done.onCards
      const { unmatched } = done
      if (unmatched === undefined) continue
      await this.ontoShelf(transaction, entered, unmatched, catalogue)
      // Without a receipt nobody expects it to be found.
      if (group.saleId !== null) raised.push(unmatchedReturn(entered, group.saleId, unmatched.lines))
    }
    return raised
  }

  /** `unmatched`: the lines that the order of the sale could not account for; undefined when it could for all. */
  private async onOrder(
    transaction: Transaction,
    { context, event, ticket }: TicketToEnter,
    { lines, restock }: ReturnGroup,
    { saleId, toCards }: { readonly saleId: SaleId; readonly toCards: number },
  ): Promise<{ readonly unmatched: ReturnGroup | undefined; readonly onCards: number }> {
    const orderLines = await orderLinesOf(transaction, saleId, lines)
    const known = lines.flatMap((line) => {
      const lineId = orderLines.get(line.of?.lineId ?? '')
      return lineId === undefined ? [] : [{ lineId, quantity: line.quantity, amount: line.amount }]
    })
    const done = await this.returns.record(transaction, {
      orderId: orderIdSchema.parse(saleId),
      lines: known,
      restock,
      locationId: context.source.locationId,
      toCards,
      requestKey: `${returnKey(ticket.saleId)}${saleId}/${restock}`,
      actor: cashierOf(context, event),
    })
    if (done === undefined) return { unmatched: { saleId, restock, lines }, onCards: 0 }
    const { onCards } = done
    const lost = lines.filter((line) => !orderLines.has(line.of?.lineId ?? ''))
    if (lost.length > 0) return { unmatched: { saleId, restock, lines: lost }, onCards }
    const isBeyond = done.amount > 0 || done.pieces > 0
    return { unmatched: isBeyond ? { saleId, restock: false, lines } : undefined, onCards }
  }

  private async ontoShelf(
    transaction: Transaction,
    { context, event, ticket }: TicketToEnter,
    { lines, restock }: ReturnGroup,
    catalogue: ReadonlyMap<VariantId, CataloguedVariant>,
  ): Promise<void> {
    const pieces = lines.flatMap(({ variantId, quantity }) =>
      variantId !== null && catalogue.has(variantId) ? [{ variantId, quantity }] : [],
    )
    if (!restock || pieces.length === 0) return
    await this.stock.move(transaction, [
      {
        orderId: null,
        locationId: context.source.locationId,
        pieces,
        direction: 1,
        reason: 'returned',
        actor: cashierOf(context, event),
        note: ticket.receiptNumber,
      },
    ])
  }
}

const refundedToCards = ({ tenders }: Ticket): number =>
  tenders.reduce((sum, { kind, amount }) => (kind === 'gift_card' && amount < 0 ? sum - amount : sum), 0)

function groupsOf(returns: readonly ReturnedLine[]): ReturnGroup[] {
  const groups = Map.groupBy(returns, ({ of, restock }) => `${of?.saleId ?? ''}/${restock}`)
  return [...groups.values()].flatMap((lines) => {
    const [first] = lines
    return first === undefined ? [] : [{ saleId: first.of?.saleId ?? null, restock: first.restock, lines }]
  })
}

async function orderLinesOf(
  transaction: Transaction,
  saleId: SaleId,
  lines: readonly ReturnedLine[],
): Promise<ReadonlyMap<string, OrderLineId>> {
  const lineIds = lines.flatMap(({ of }) => of?.lineId ?? [])
  const rows = await transaction
    .select({ lineId: tillSaleLines.lineId, orderLineId: tillSaleLines.orderLineId })
    .from(tillSaleLines)
    .where(and(eq(tillSaleLines.saleId, saleId), inArray(tillSaleLines.lineId, lineIds)))
  return new Map(
    rows.flatMap(({ lineId, orderLineId }) => (orderLineId === null ? [] : [[lineId, orderLineId]])),
  )
}

function unmatchedReturn(
  entered: TicketToEnter,
  saleId: SaleId,
  lines: readonly ReturnedLine[],
): RaisedException {
  const { ticket } = entered
  return saleException(entered, {
    kind: 'return_unmatched',
    cause: `${ticket.saleId}/${saleId}`,
    details: {
      of: saleId,
      amount: lines.reduce((sum, { amount }) => sum + amount, 0),
      currency: ticket.currency,
      titles: lines.map(({ title }) => title),
    },
  })
}
