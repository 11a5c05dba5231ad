import {
  clockTolerance,
  hasTaxDrift,
  priceDrifts,
  type TaxRule,
  type Ticket,
  taxRulesBetween,
  tenderState,
  ticketFaults,
  type VariantId,
} from '@counterflow/core'
import type { CataloguedVariant, CounterFindings } from '../../commerce/commerce.public.js'
import type { RaisedException } from '../exceptions/till-exceptions.js'
import { type Finding, saleException } from './found-exceptions.js'
import { type ProjectionContext, timeOf } from './projection-context.js'
import type { TicketToEnter } from './ticket-rows.js'

type Catalogue = ReadonlyMap<VariantId, CataloguedVariant>

/** What a person should look at of a ticket, by the shop's prices and rules now and its taxes of when it was sold. */
export function findingsOf(entered: TicketToEnter, catalogue: Catalogue): RaisedException[] {
  const { context, ticket, event } = entered
  const { registerId } = context.source
  const at = new Date(timeOf(context, event).happenedAt)
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
  const counted = taxRulesAbout(context, at)
  if (hasTaxDrift(ticket, counted)) {
    const [printed, current] = [taxText(ticket.taxRule), counted.map(taxText).join(' / ')]
    found.push({
      kind: 'tax_drift',
      cause: `${registerId}/${printed}/${current}`,
      details: { printed, current },
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
  return found.map((one) => saleException(entered, one))
}

/** A customer may have been paying when a tax changed: prices stay as they were told. */
const longestPayment = 15 * 60_000

/** By what a ticket may have been taxed that was completed `at`, by a clock that may be a little wrong. */
const taxRulesAbout = ({ taxes }: ProjectionContext, at: Date) =>
  taxRulesBetween(taxes, new Date(at.getTime() - longestPayment), new Date(at.getTime() + clockTolerance))

const taxText = ({ ratesBasisPoints, included }: TaxRule) =>
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
  entered: readonly TicketToEnter[],
  { shortages, codes }: CounterFindings,
): RaisedException[] {
  const ticketOf = new Map(entered.map((one) => [String(one.ticket.saleId), one]))
  const about = (orderId: string | null, finding: (one: TicketToEnter) => Finding): RaisedException[] => {
    const one = orderId === null ? undefined : ticketOf.get(orderId)
    return one === undefined ? [] : [saleException(one, finding(one))]
  }
  return [
    ...shortages.flatMap(({ orderId, variantId, locationId, sku, onHand }) =>
      about(orderId, ({ ticket }) => {
        const title = ticket.lines.find((line) => line.variantId === variantId)?.title ?? sku
        const details = { title, sku, onHand, location: locationId }
        return { kind: 'oversell', cause: `${variantId}/${locationId}`, variantId, details }
      }),
    ),
    ...codes.flatMap(({ orderId, code }) =>
      about(orderId, () => ({
        kind: 'discount_over_limit',
        cause: `code/${orderId}/${code}`,
        details: { code },
      })),
    ),
  ]
}
