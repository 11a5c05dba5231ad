import type { Tender } from '../../ledger/tender.js'
import { type MinorUnits, minorUnits } from '../../money/money.js'

/** To where money can go back: the way it came, and how much of that has not gone back yet. */
export interface RefundSource {
  readonly tender: Tender
  readonly left: MinorUnits
}

/** How a part should go back; nothing is paid out by this alone. */
export interface RefundPart {
  /** Null: in cash, since nothing else is left of how it was paid. */
  readonly source: Tender | null
  /** In minor units, below zero. */
  readonly amount: MinorUnits
}

const wayOf = (tender: Tender): string => {
  switch (tender.kind) {
    case 'cash':
      return 'cash'
    case 'manual':
      return `manual ${tender.method} ${tender.state}`
    case 'external_card':
      return `card ${tender.provider}`
    case 'gift_card':
      return `gift_card ${tender.giftCardId}`
  }
}

/**
 * What of a receipt's tenders can still go back the way it came. A card of which nobody knows whether it was charged
 * gives nothing back before that is settled.
 * @param paid the receipt's tenders.
 * @param givenBack the tenders of all tickets by which something of it was returned; what came in by them is passed over.
 */
export function refundSources(paid: readonly Tender[], givenBack: readonly Tender[]): RefundSource[] {
  const back = new Map<string, number>()
  for (const tender of givenBack) {
    if (tender.amount < 0) back.set(wayOf(tender), (back.get(wayOf(tender)) ?? 0) - tender.amount)
  }
  return paid.flatMap((tender) => {
    if (tender.amount <= 0 || (tender.kind === 'external_card' && tender.state === 'unknown')) return []
    const gone = Math.min(tender.amount, back.get(wayOf(tender)) ?? 0)
    back.set(wayOf(tender), (back.get(wayOf(tender)) ?? 0) - gone)
    return gone < tender.amount ? [{ tender, left: minorUnits(tender.amount - gone) }] : []
  })
}

/**
 * How `owed` goes back to the customer: the way it came first, what is still unpaid before all else, cash last and for
 * whatever else is left.
 * @param owed from 0, in minor units.
 */
export function refundParts(owed: number, sources: readonly RefundSource[]): RefundPart[] {
  const parts: RefundPart[] = []
  let left = owed
  for (const { tender, left: most } of [...sources].sort(
    (one, other) => rank(one.tender) - rank(other.tender),
  )) {
    const amount = Math.min(left, most)
    if (amount <= 0 || tender.kind === 'cash') continue
    parts.push({ source: tender, amount: minorUnits(-amount) })
    left -= amount
  }
  return left > 0 ? [...parts, { source: null, amount: minorUnits(-left) }] : parts
}

function rank(tender: Tender): number {
  if (tender.kind === 'manual') return tender.state === 'unpaid' ? 0 : 2
  return tender.kind === 'cash' ? 3 : 1
}
