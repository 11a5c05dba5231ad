import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cashOf, ticketFaults } from '../../ledger/check-ticket.js'
import { tenderIdOf, tickets } from '../../ledger/ledger.arbitrary.js'
import type { ReturnedLine } from '../../ledger/ticket.js'
import { minorUnits } from '../../money/money.js'
import { discountOf, lineIdOf, type PaymentDeed, paymentDeeds, saleCarts } from './carts.arbitrary.js'
import { completedTicket } from './complete-ticket.js'
import { canGiveUp, isPaid, leftToPay, newPayment, type Payment, payInCash } from './payment.js'
import { priceCart } from './price-cart.js'
import { refundParts, refundSources } from './refund-tenders.js'
import { returnableLines, returnOfLine } from './return-lines.js'
import { saleCartSchema } from './sale-cart.js'

const coins = fc.constantFrom(1, 5, 10, 100)
const taxRules = fc.record({ ratesBasisPoints: fc.constantFrom([1_000], [800, 200]), included: fc.boolean() })
const discounts = [
  discountOf('TENTH'),
  discountOf('FIFTH5', { value: { kind: 'amount', amount: minorUnits(5_000) } }),
]
const at = new Date('2026-11-22T09:00:00Z')

const paid = fc.record({
  cart: saleCarts.filter(({ lines, returns }) => lines.length + returns.length > 0),
  taxRule: taxRules,
  coin: coins,
  deeds: fc.array(paymentDeeds, { maxLength: 8 }),
})

function payments({ due, coin }: { due: number; coin: number }, deeds: readonly PaymentDeed[]) {
  const steps: Payment[] = [newPayment(minorUnits(due), coin)]
  deeds.forEach((deed, index) => {
    const before = steps.at(-1) ?? newPayment(minorUnits(due), coin)
    const step = deed(before, index)
    steps.push(step.done ? step.payment : before)
  })
  return steps
}

describe('a payment', () => {
  it('makes a ticket that adds up, whatever was paid by what and taken back', () => {
    fc.assert(
      fc.property(paid, ({ cart, taxRule, coin, deeds }) => {
        const price = priceCart(cart, { taxRule, discounts, at })
        let payment = payments({ due: price.due, coin }, deeds).at(-1) ?? newPayment(price.due, coin)
        if (payment.charging !== null) return
        if (!isPaid(payment)) {
          const settled = payInCash(payment, tenderIdOf(99), null)
          expect(settled.done).toBe(true)
          if (settled.done) payment = settled.payment
        }
        const ticket = completedTicket(cart, price, payment, 'SEOUL-2-1-000001')
        expect(ticketFaults(ticket)).toEqual([])
        expect(ticket.total - ticket.rounding).toBe(price.due)
        expect(Math.abs(ticket.rounding) * 2).toBeLessThanOrEqual(coin)
      }),
    )
  })

  it('never takes more than is left, gives no more back than is owed, and forgets no card', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -500_000, max: 500_000 }),
        coins,
        fc.array(paymentDeeds, { maxLength: 12 }),
        (due, coin, deeds) => {
          const steps = payments({ due, coin }, deeds)
          steps.forEach((payment, index) => {
            expect(leftToPay(payment) * Math.sign(due)).toBeGreaterThanOrEqual(0)
            for (const { amount } of payment.tenders)
              expect(amount * Math.sign(due)).toBeGreaterThanOrEqual(0)
            const cards = (one: Payment) => one.tenders.filter(({ kind }) => kind === 'external_card')
            const before = steps[index - 1]
            if (before === undefined) return
            expect(cards(payment)).toEqual(expect.arrayContaining(cards(before)))
            if (cards(payment).length > 0) expect(canGiveUp(payment)).toBe(false)
          })
        },
      ),
    )
  })

  it('does nothing else while a card is charged', () => {
    fc.assert(
      fc.property(paymentDeeds, (deed) => {
        const charging = { tenderId: tenderIdOf(50), provider: 'square', amount: minorUnits(400) }
        const payment = { ...newPayment(minorUnits(1_000), 10), charging }
        const step = deed(payment, 51)
        if (step.done) expect(step.payment.charging).toBeNull()
        else expect(step.why).toBe('card_under_way')
      }),
    )
  })
})

describe('a cart', () => {
  it('is the same when it was parked and fetched', () => {
    fc.assert(
      fc.property(saleCarts, (cart) => {
        expect(saleCartSchema.parse(JSON.parse(JSON.stringify(cart)))).toEqual(cart)
      }),
    )
  })
})

describe('what is brought back', () => {
  it('piece by piece comes to just what it cost, and no piece twice', () => {
    fc.assert(
      fc.property(
        tickets,
        fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 12 }),
        (make, portions) => {
          const ticket = make(1, 1, 1)
          const back: ReturnedLine[] = []
          const bring = (most: number) => {
            const next = returnableLines(ticket, back).find(({ left }) => left > 0)
            if (next === undefined) return false
            const pieces = Math.min(most, next.left)
            const wish = { lineId: lineIdOf(back.length), pieces, restock: true, reason: 'too small' }
            back.push(returnOfLine(ticket, next, wish))
            return true
          }
          for (const portion of portions) bring(portion)
          while (bring(Number.MAX_SAFE_INTEGER));
          expect(back.reduce((sum, { amount }) => sum + amount, 0)).toBe(ticket.goods)
          expect(back.reduce((sum, { tax }) => sum + tax, 0)).toBe(ticket.tax)
        },
      ),
    )
  })

  it('is paid back by the way it was paid, to the unit, and no way gives more than it took', () => {
    fc.assert(
      fc.property(tickets, fc.array(fc.nat({ max: 300_000 }), { maxLength: 4 }), (make, wishes) => {
        const { tenders } = make(1, 1, 1)
        const back: (typeof tenders)[number][] = []
        for (const owed of wishes) {
          const parts = refundParts(owed, refundSources(tenders, back))
          expect(parts.reduce((sum, { amount }) => sum - amount, 0)).toBe(owed)
          for (const { source, amount } of parts)
            back.push(
              source === null
                ? { kind: 'cash', tenderId: tenderIdOf(9), amount, given: null }
                : { ...source, amount },
            )
        }
        const sumOf = (of: typeof tenders) =>
          of.reduce((sum, tender) => (tender.kind === 'cash' ? sum : sum + tender.amount), 0)
        expect(-sumOf(back)).toBeLessThanOrEqual(Math.max(0, sumOf(tenders)))
        expect(cashOf({ tenders: back })).toBeLessThanOrEqual(0)
      }),
    )
  })
})
