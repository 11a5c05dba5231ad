import {
  type CustomerId,
  minorUnits,
  type OrderId,
  type OrderLineId,
  orderIdSchema,
  orderLineIdSchema,
  orderOfTicket,
  type SaleLineId,
  type Ticket,
  type TicketOrder,
  tenderMethod,
  tenderState,
  type VariantId,
} from '@counterflow/core'
import type { CounterSale } from '../../commerce/commerce.public.js'
import { newId } from '../../platform/ids/new-id.js'
import { cashierOf, type EventToEnter, timeOf } from './projection-context.js'
import type { tillSaleLines, tillSales, tillSaleTenders } from './till-sale.table.js'

/** A ticket with the order that it makes, and how its lines and tenders are found again. */
export interface TicketToEnter extends EventToEnter<'ticket_completed'> {
  readonly ticket: Ticket
  readonly customerId: CustomerId | null
  /** Undefined: it only takes goods back. */
  readonly order: TicketOrder | undefined
  /** The sale's own id, so that no sale is ever two orders. */
  readonly orderId: OrderId | null
  readonly orderLineIds: ReadonlyMap<SaleLineId, OrderLineId>
  /** Ids of the payments of its order, in their sequence. */
  readonly paymentIds: readonly string[]
}

export function ticketToEnter(
  { context, event }: EventToEnter<'ticket_completed'>,
  customerId: CustomerId | null,
): TicketToEnter {
  const { ticket } = event.payload
  const order = orderOfTicket(ticket)
  return {
    context,
    event,
    ticket,
    customerId,
    order,
    orderId: order === undefined ? null : orderIdSchema.parse(ticket.saleId),
    orderLineIds: new Map(ticket.lines.map(({ lineId }) => [lineId, orderLineIdSchema.parse(newId())])),
    paymentIds: order?.payments.map(() => newId()) ?? [],
  }
}

/** The sale as commerce enters it; undefined when nothing was sold. */
export function counterSaleOf(
  { context, event, ticket, customerId, order, orderId, orderLineIds, paymentIds }: TicketToEnter,
  isKnown: (variantId: VariantId) => boolean,
): CounterSale | undefined {
  if (order === undefined || orderId === null) return undefined
  const { registerId, registerName, locationId } = context.source
  return {
    id: orderId,
    receiptNumber: ticket.receiptNumber,
    till: {
      register: { id: registerId, name: registerName },
      shiftId: event.shiftId,
      cashier: { id: event.staffId, name: context.staff.get(event.staffId) ?? '' },
    },
    locationId,
    customerId,
    currency: ticket.currency,
    lines: ticket.lines.map((line) => ({
      id: orderLineIds.get(line.lineId) ?? orderLineIdSchema.parse(newId()),
      variantId: line.variantId !== null && isKnown(line.variantId) ? line.variantId : null,
      productId: line.productId,
      sku: line.sku ?? '',
      title: line.title,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      discount: line.discount,
      tax: line.tax,
      total: line.total,
      note: line.note ?? null,
    })),
    subtotal: ticket.subtotal,
    discount: ticket.discount,
    tax: ticket.tax,
    rounding: order.rounding,
    total: order.total,
    codes: ticket.codes,
    payments: order.payments.map(({ method, amount, state }, index) => ({
      id: paymentIds[index] ?? newId(),
      method,
      amount,
      paid: state === 'paid',
    })),
    note: ticket.note,
    placedAt: new Date(timeOf(context, event).happenedAt),
    actor: cashierOf(context, event),
  }
}

/** The row of a ticket itself. */
export function saleRowOf({
  context,
  event,
  ticket,
  customerId,
  orderId,
}: TicketToEnter): typeof tillSales.$inferInsert {
  const { registerId, locationId, epoch } = context.source
  const time = timeOf(context, event)
  const returnedTax = ticket.returns.reduce((sum, { tax }) => sum + tax, 0)
  return {
    id: ticket.saleId,
    registerId,
    locationId,
    epoch,
    seq: event.seq,
    eventId: event.id,
    shiftId: event.shiftId,
    staffId: event.staffId,
    orderId,
    customerId,
    receiptNumber: ticket.receiptNumber,
    currency: ticket.currency,
    sold: ticket.goods,
    returned: ticket.returned,
    discount: ticket.discount,
    tax: ticket.tax - returnedTax,
    total: ticket.total,
    eventAt: new Date(time.eventAt),
    happenedAt: new Date(time.happenedAt),
    receivedAt: context.arrival.at,
  }
}

/** The rows of its lines: what was sold, and then what came back. */
export function saleLineRowsOf({
  ticket,
  orderLineIds,
}: TicketToEnter): (typeof tillSaleLines.$inferInsert)[] {
  const { saleId, taxRule } = ticket
  const sold = ticket.lines.map((line) => ({
    lineId: line.lineId,
    orderLineId: orderLineIds.get(line.lineId) ?? null,
    variantId: line.variantId,
    productId: line.productId,
    title: line.title,
    quantity: line.quantity,
    amount: line.total + (taxRule.included ? 0 : line.tax),
    tax: line.tax,
    discount: line.discount,
    ofSaleId: null,
    ofLineId: null,
  }))
  const returned = ticket.returns.map((line) => ({
    lineId: line.lineId,
    orderLineId: null,
    variantId: line.variantId,
    productId: line.productId,
    title: line.title,
    quantity: -line.quantity,
    amount: minorUnits(0 - line.amount),
    tax: minorUnits(0 - line.tax),
    discount: 0,
    ofSaleId: line.of?.saleId ?? null,
    ofLineId: line.of?.lineId ?? null,
  }))
  return [...sold, ...returned].map((line, position) => ({ saleId, position, ...line }))
}

/** The rows of its tenders, each with the payment that it became. */
export function saleTenderRowsOf({
  ticket,
  order,
  paymentIds,
}: TicketToEnter): (typeof tillSaleTenders.$inferInsert)[] {
  return ticket.tenders.map((tender) => {
    const payment = order?.payments.findIndex(({ tenderId }) => tenderId === tender.tenderId) ?? -1
    return {
      saleId: ticket.saleId,
      tenderId: tender.tenderId,
      method: tenderMethod(tender),
      amount: tender.amount,
      state: tenderState(tender),
      paymentId: paymentIds[payment] ?? null,
    }
  })
}
