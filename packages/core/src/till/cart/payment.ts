import { z } from 'zod'
import { type GiftCardId, type TenderId, tenderIdSchema } from '../../identifier/id.js'
import { cashRounding } from '../../ledger/price-ticket.js'
import { type Tender, tenderSchema } from '../../ledger/tender.js'
import { type MinorUnits, minorUnits, minorUnitsSchema } from '../../money/money.js'
import type { PaymentMethodKey } from '../../order/payment-method.js'

/** In how many parts a ticket is paid. */
export const mostTenders = 20

export const cardChargeSchema = z.strictObject({
  tenderId: tenderIdSchema,
  provider: z.string().min(1).max(40),
  amount: minorUnitsSchema,
})

/** An amount that is on its way through a card terminal of somebody else's: below zero it goes back to the card. */
export type CardCharge = z.infer<typeof cardChargeSchema>

export const paymentSchema = z.strictObject({
  due: minorUnitsSchema,
  coin: z.int().min(1),
  rounding: minorUnitsSchema,
  tenders: z.array(tenderSchema).max(mostTenders).readonly(),
  charging: cardChargeSchema.nullable(),
})

/**
 * How far a ticket is paid, in minor units. `due` is what it costs, below zero what the customer gets; `rounding` is
 * added to it once cash has settled it. While a card is charged nothing else happens, so that how it went is asked
 * exactly once; kept on the device before anybody touches the terminal, it is asked even after a crash.
 */
export type Payment = z.infer<typeof paymentSchema>

/** Why a payment cannot go on so. */
export type PaymentRefusal =
  | 'card_under_way'
  | 'no_card_under_way'
  | 'nothing_left'
  | 'not_that_much'
  | 'no_such_coins'
  | 'too_many_tenders'
  | 'card_was_charged'
  | 'no_such_tender'

/** The payment as it is then, or why not. */
export type PaymentStep =
  | { readonly done: true; readonly payment: Payment }
  | { readonly done: false; readonly why: PaymentRefusal }

const refuse = (why: PaymentRefusal): PaymentStep => ({ done: false, why })

/**
 * A payment before anything was paid.
 * @param due what the customer pays in minor units, below zero what they get.
 * @param coin the smallest coin in minor units, to which cash is rounded; 1 rounds nothing.
 */
export function newPayment(due: MinorUnits, coin: number): Payment {
  return { due, coin, rounding: minorUnits(0), tenders: [], charging: null }
}

/** What is left to pay, to the unit; below zero it is owed to the customer. */
export function leftToPay({ due, rounding, tenders }: Payment): MinorUnits {
  return minorUnits(tenders.reduce((left, { amount }) => left - amount, due + rounding))
}

/** What is left when all of it is paid in cash: rounded to what coins can make. */
export function leftInCash(payment: Payment): MinorUnits {
  const left = leftToPay(payment)
  return minorUnits(left + cashRounding(left, payment.coin))
}

/** Whether the ticket can be completed. */
export function isPaid(payment: Payment): boolean {
  return payment.charging === null && leftToPay(payment) === 0
}

/**
 * Cash: all that is left if `given` is enough, and then there is change; otherwise a part of it.
 * @param given what the customer hands over; null for just what is left, also when it goes back to them.
 */
export function payInCash(payment: Payment, tenderId: TenderId, given: MinorUnits | null): PaymentStep {
  const left = leftToPay(payment)
  const inCash = leftInCash(payment)
  const why = refusalOf(payment)
  if (why !== undefined) return refuse(why)
  if (given !== null) {
    if (given % payment.coin !== 0) return refuse('no_such_coins')
    // What goes back to a customer is counted out to them: nobody hands over anything.
    if (left < 0 || given < 0 || (given === 0 && inCash !== 0)) return refuse('not_that_much')
  }
  const settles = given === null || given >= inCash
  const amount = settles ? inCash : given
  const rounding = settles ? minorUnits(payment.rounding + inCash - left) : payment.rounding
  return added(
    { ...payment, rounding },
    { kind: 'cash', tenderId, amount, given: left < 0 ? null : (given ?? amount) },
  )
}

/** By what else somebody pays a part. */
export interface ManualPart {
  readonly tenderId: TenderId
  readonly method: PaymentMethodKey
  readonly amount: MinorUnits
  readonly state: 'paid' | 'unpaid'
  readonly reference: string | null
}

/** A part by a method that no gateway takes part in: a transfer, on account (R97, R104, R107). */
export function payManually(payment: Payment, part: ManualPart): PaymentStep {
  const why = refusalOf(payment, part.amount)
  return why === undefined ? added(payment, { kind: 'manual', ...part }) : refuse(why)
}

/** A part from a gift card, of which the server holds the amount already. */
export function payByGiftCard(
  payment: Payment,
  part: { readonly tenderId: TenderId; readonly giftCardId: GiftCardId; readonly amount: MinorUnits },
): PaymentStep {
  const why = refusalOf(payment, part.amount)
  return why === undefined ? added(payment, { kind: 'gift_card', ...part }) : refuse(why)
}

/** Somebody is about to charge a card at a terminal, or to give money back to it. */
export function startCharge(payment: Payment, charging: CardCharge): PaymentStep {
  const why = refusalOf(payment, charging.amount)
  if (why !== undefined) return refuse(why)
  // Room for it is made sure of now: once the card is charged there is no way back.
  return payment.tenders.length >= mostTenders
    ? refuse('too_many_tenders')
    : { done: true, payment: { ...payment, charging } }
}

/** What the terminal said. `unknown`: nobody can tell, and whoever finds out settles it later (R101). */
export type ChargeOutcome = 'paid' | 'not_paid' | 'unknown'

/** How it went with the card. What was not paid leaves no trace; all else stays. */
export function endCharge(payment: Payment, outcome: ChargeOutcome, reference: string | null): PaymentStep {
  if (payment.charging === null) return refuse('no_card_under_way')
  const ended = { ...payment, charging: null }
  if (outcome === 'not_paid') return { done: true, payment: ended }
  return added(ended, { kind: 'external_card', ...payment.charging, state: outcome, reference })
}

/**
 * Takes a part back, and with it the cash that was counted against what it had left. A card that was, or may have been,
 * charged is not taken back: the sale is completed, and the money returned.
 */
export function takeBack(payment: Payment, tenderId: TenderId): PaymentStep {
  if (payment.charging !== null) return refuse('card_under_way')
  const place = payment.tenders.findIndex((tender) => tender.tenderId === tenderId)
  const tender = payment.tenders[place]
  if (tender === undefined) return refuse('no_such_tender')
  if (tender.kind === 'external_card') return refuse('card_was_charged')
  const tenders = payment.tenders.filter(
    ({ kind }, index) => index < place || (index > place && kind !== 'cash'),
  )
  return { done: true, payment: { ...payment, tenders, rounding: minorUnits(0) } }
}

/** Whether what was paid so far can be given up without a trace: no card was touched. */
export function canGiveUp({ tenders, charging }: Payment): boolean {
  return charging === null && tenders.every(({ kind }) => kind !== 'external_card')
}

function refusalOf(payment: Payment, amount?: MinorUnits): PaymentRefusal | undefined {
  if (payment.charging !== null) return 'card_under_way'
  const left = leftToPay(payment)
  if (left === 0) return 'nothing_left'
  if (amount === undefined) return undefined
  const fits = left > 0 ? amount > 0 && amount <= left : amount < 0 && amount >= left
  return fits ? undefined : 'not_that_much'
}

function added(payment: Payment, tender: Tender): PaymentStep {
  return payment.tenders.length >= mostTenders
    ? refuse('too_many_tenders')
    : { done: true, payment: { ...payment, tenders: [...payment.tenders, tender] } }
}
