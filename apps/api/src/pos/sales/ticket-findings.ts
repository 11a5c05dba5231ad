import {
  hasTaxDrift,
  priceDrifts,
  type Ticket,
  tenderState,
  ticketFaults,
  type VariantId,
} from '@counterflow/core'
import type { CataloguedVariant, CounterFindings } from '../../commerce/commerce.public.js'
import type { RaisedException } from '../exceptions/till-exceptions.js'
import { type ProjectionContext, timeOf } from './projection-context.js'
import type { TicketToEnter } from './ticket-rows.js'

type Catalogue = ReadonlyMap<VariantId, CataloguedVariant>

/** What a person should look at of a ticket, by the shop's prices, taxes and rules as they are now. */
export function findingsOf(
  context: ProjectionContext,
  entered: TicketToEnter,
  catalogue: Catalogue,
): RaisedException[] {
  const { ticket, event, orderId } = entered
  const { registerId } = context.source
  const at = new Date(timeOf(context, event).happenedAt)
  const about = {
    at,
    registerId,
    shiftId: event.shiftId,
    saleId: ticket.saleId,
    orderId,
    receiptNumber: ticket.receiptNumber,
  }
  const { currency } = ticket
  const found: Finding[] = []
  // Prices of another currency say nothing about each other.
  if (currency === context.shop.currency) {
    for (const { variantId, title, printed, current } of priceDrifts(
      ticket,
      (id) => catalogue.get(id)?.price,
    ))
      found.push({
        kind: 'price_drift',
        cause: `${variantId}/${printed}/${current}`,
        variantId,
        details: { title, printed, current, currency },
      })
  }
  const { tax } = context.shop
  if (hasTaxDrift(ticket, tax)) {
    const printed = taxText(ticket.taxRule)
    found.push({
      kind: 'tax_drift',
      cause: `${registerId}/${printed}/${taxText(tax)}`,
      details: { printed, current: taxText(tax) },
    })
  }
  found.push(...unknownProducts(ticket, catalogue), ...unknownTenders(ticket))
  const faults = ticketFaults(ticket)
  if (faults.length > 0)
    found.push({
      kind: 'rules_version',
      cause: ticket.saleId,
      details: { faults, coreVersion: event.coreVer },
    })
  return found.map((one) => ({ ...about, ...one }))
}

type Finding = Pick<RaisedException, 'kind' | 'cause' | 'details' | 'variantId'>

const taxText = ({ ratesBasisPoints, included }: Ticket['taxRule'] | ProjectionContext['shop']['tax']) =>
  `${ratesBasisPoints.map((rate) => rate / 100).join('+')}% ${included ? 'included' : 'added'}`

function unknownProducts({ lines, saleId }: Ticket, catalogue: Catalogue): Finding[] {
  const unknown = new Map<VariantId, string>()
  for (const { variantId, title } of lines) {
    if (variantId !== null && catalogue.get(variantId)?.price === undefined) unknown.set(variantId, title)
  }
  return [...unknown].map(([variantId, title]) => ({
    kind: 'unknown_product',
    cause: `${variantId}/${saleId}`,
    variantId,
    details: { title, known: catalogue.has(variantId) },
  }))
}

function unknownTenders({ tenders, saleId, currency }: Ticket): Finding[] {
  return tenders.flatMap((tender) =>
    tender.kind === 'external_card' && tenderState(tender) === 'unknown'
      ? [
          {
            kind: 'tender_unknown' as const,
            cause: `${saleId}/${tender.tenderId}`,
            details: { provider: tender.provider, amount: tender.amount, currency },
          },
        ]
      : [],
  )
}

/** What commerce noticed when it entered the sales of a batch. */
export function shortagesFound(
  context: ProjectionContext,
  entered: readonly TicketToEnter[],
  { shortages, codes }: CounterFindings,
): RaisedException[] {
  const ticketOf = new Map(entered.map((one) => [String(one.ticket.saleId), one]))
  const about = (orderId: string | null) => {
    const one = orderId === null ? undefined : ticketOf.get(orderId)
    const at = one === undefined ? context.arrival.at : new Date(timeOf(context, one.event).happenedAt)
    return {
      at,
      registerId: context.source.registerId,
      shiftId: one?.event.shiftId,
      saleId: one?.ticket.saleId,
      orderId: one?.orderId,
      receiptNumber: one?.ticket.receiptNumber,
    }
  }
  return [
    ...shortages.map(({ orderId, variantId, locationId, sku, onHand }): RaisedException => {
      const one = orderId === null ? undefined : ticketOf.get(orderId)
      const title = one?.ticket.lines.find((line) => line.variantId === variantId)?.title ?? sku
      const details = { title, sku, onHand, location: locationId }
      return { ...about(orderId), kind: 'oversell', cause: `${variantId}/${locationId}`, variantId, details }
    }),
    ...codes.map(
      ({ orderId, code }): RaisedException => ({
        ...about(orderId),
        kind: 'discount_over_limit',
        cause: `code/${orderId}/${code}`,
        details: { code },
      }),
    ),
  ]
}
