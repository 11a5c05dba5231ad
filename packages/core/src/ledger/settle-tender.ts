import type { LedgerPayload } from './ledger-event.js'
import type { Tender } from './tender.js'
import type { Ticket } from './ticket.js'

/** How it turned out with a tender that was unpaid, or of which nobody knew. */
export type TenderOutcome = Omit<LedgerPayload<'tender_resolved'>, 'saleId'>

/** `ticket` once `outcome` is known; what was settled before stays as it is. */
export function ticketAfter(ticket: Ticket, outcome: TenderOutcome): Ticket {
  return {
    ...ticket,
    tenders: ticket.tenders.map((tender) =>
      tender.tenderId === outcome.tenderId ? tenderAfter(tender, outcome) : tender,
    ),
  }
}

function tenderAfter(tender: Tender, { outcome, reference }: TenderOutcome): Tender {
  if (tender.kind === 'manual' && tender.state === 'unpaid' && outcome === 'paid')
    return { ...tender, state: 'paid', reference: reference ?? tender.reference }
  if (tender.kind !== 'external_card' || tender.state !== 'unknown') return tender
  if (outcome === 'paid') return { ...tender, state: 'paid', reference: reference ?? tender.reference }
  // The goods are gone and the card was not charged: the amount is owed, as with any method that waits.
  const { tenderId, amount } = tender
  return { kind: 'manual', tenderId, amount, method: 'on_account', state: 'unpaid', reference }
}
