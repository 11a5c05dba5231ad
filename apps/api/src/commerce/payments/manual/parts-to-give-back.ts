import { giftCardMethod, type manualPayments } from './manual-payment.table.js'

type ManualPayment = typeof manualPayments.$inferSelect

/** What of a payment is given back, in minor units, and whether to the gift cards that paid it. */
export interface PartToGiveBack {
  readonly payment: ManualPayment
  readonly amount: number
  readonly isToCards: boolean
}

/**
 * Of which payments `amount` is given back: the latest first. Where `toCards` says how much of it went to gift cards,
 * just that comes of what they paid, as far as it goes, and the rest of the other payments before it.
 * @returns with what is left when all payments are given back
 */
export function partsToGiveBack(
  payments: readonly ManualPayment[],
  amount: number,
  toCards: number | undefined,
): { readonly parts: readonly PartToGiveBack[]; readonly left: number } {
  const latest = payments.filter(({ status }) => status === 'paid').toReversed()
  const byCard = latest.filter(isByCard)
  const inTurn =
    toCards === undefined
      ? [{ of: latest, most: amount, isCard: true }]
      : [
          { of: byCard, most: Math.min(toCards, amount), isCard: true },
          { of: latest.filter((payment) => !isByCard(payment)), most: amount, isCard: false },
          { of: byCard, most: amount, isCard: false },
        ]
  const refundable = new Map(latest.map((payment) => [payment.id, payment.amount - payment.refunded]))
  const parts: PartToGiveBack[] = []
  let left = amount
  for (const { of, most, isCard } of inTurn) {
    let share = Math.min(most, left)
    for (const payment of of) {
      const part = Math.min(refundable.get(payment.id) ?? 0, share)
      if (part === 0) continue
      refundable.set(payment.id, (refundable.get(payment.id) ?? 0) - part)
      share -= part
      left -= part
      parts.push({ payment, amount: part, isToCards: isCard && isByCard(payment) })
    }
  }
  return { parts, left }
}

const isByCard = ({ method }: ManualPayment): boolean => method === giftCardMethod
