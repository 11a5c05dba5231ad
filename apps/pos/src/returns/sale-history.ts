import {
  type LedgerEvent,
  type LookedUpSale,
  lookedUpSaleSchema,
  type SaleId,
  ticketAfter,
} from '@counterflow/core'
import type { CompletedEvent } from '../selling/desk/desk'
import type { Till } from '../till/till'

/** A sale with all that is known to have come of it. */
export interface SaleHistory extends LookedUpSale {
  /** As this device recorded it; null: another register sold it. */
  readonly event: CompletedEvent | null
}

const aPage = 500

/**
 * A sale by its id: from this device, and from the server as far as it can be reached, since another register may have
 * taken something of it back. Undefined when neither knows it.
 */
export async function saleHistory(till: Till, saleId: SaleId): Promise<SaleHistory | undefined> {
  const [here, reply] = await Promise.all([
    historyHere(till, saleId),
    till.server.ask({ method: 'GET', path: `/api/v1/till/sales/${saleId}` }, lookedUpSaleSchema),
  ])
  const there = reply.kind === 'answer' ? reply.answer : undefined
  if (here === undefined) return there && { ...there, event: null }
  if (there === undefined) return here
  return {
    ...here,
    isVoided: here.isVoided || there.isVoided,
    returns: union(here.returns, there.returns, ({ lineId }) => lineId),
    givenBack: union(here.givenBack, there.givenBack, ({ tenderId }) => tenderId),
  }
}

function union<One>(here: readonly One[], there: readonly One[], key: (one: One) => string): One[] {
  const known = new Set(here.map(key))
  return [...here, ...there.filter((one) => !known.has(key(one)))]
}

async function historyHere(till: Till, saleId: SaleId): Promise<SaleHistory | undefined> {
  const own = await till.ledger.ofSale(saleId)
  const event = own.find((one) => one.type === 'ticket_completed')
  if (event?.type !== 'ticket_completed') return undefined
  const ticket = own.reduce(
    (before, one) => (one.type === 'tender_resolved' ? ticketAfter(before, one.payload) : before),
    event.payload.ticket,
  )
  const later = await eventsAfter(till, event.seq)
  const voided = new Set(later.flatMap((one) => (one.type === 'ticket_voided' ? [one.payload.saleId] : [])))
  const returning = later.flatMap((one) =>
    one.type === 'ticket_completed' && !voided.has(one.payload.ticket.saleId) ? [one.payload.ticket] : [],
  )
  const ofIt = returning.filter(({ returns }) => returns.some(({ of }) => of?.saleId === saleId))
  return {
    event,
    ticket,
    at: event.deviceTime,
    isVoided: voided.has(saleId),
    returns: ofIt.flatMap(({ returns }) => returns.filter(({ of }) => of?.saleId === saleId)),
    givenBack: ofIt.flatMap(({ tenders }) => tenders.filter(({ amount }) => amount < 0)),
  }
}

/** What was recorded here after a place of the ledger. */
async function eventsAfter({ ledger }: Till, seq: number): Promise<LedgerEvent[]> {
  const found: LedgerEvent[] = []
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const page = await ledger.events({ types: ['ticket_completed', 'ticket_voided'], before, most: aPage })
    const later = page.filter((event) => event.seq > seq)
    found.push(...later)
    if (later.length < page.length || page.length < aPage) return found
    before = Math.min(...page.map((event) => event.seq))
  }
}
