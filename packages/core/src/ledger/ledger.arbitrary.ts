import fc from 'fast-check'
import {
  ledgerEventIdSchema,
  registerIdSchema,
  saleIdSchema,
  saleLineIdSchema,
  shiftIdSchema,
  staffIdSchema,
  tenderIdSchema,
} from '../identifier/id.js'
import type { Currency } from '../money/currency.js'
import { minorUnits } from '../money/money.js'
import { lines as pricedLines } from '../pricing/orders.arbitrary.js'
import { cashRounding, priceTicket, type TillLine } from './price-ticket.js'
import { receiptNumber } from './receipt-number.js'
import type { LedgerStamp } from './record.js'
import type { Tender } from './tender.js'
import type { ReturnedLine, Ticket } from './ticket.js'

/** A UUID that is the same in each run: of a kind, and so many-th. */
export const uuidOf = (kind: number, index: number) =>
  `0198${kind.toString(16).padStart(4, '0')}-0000-7000-8000-${index.toString(16).padStart(12, '0')}`

export const saleIdOf = (index: number) => saleIdSchema.parse(uuidOf(1, index))
export const shiftIdOf = (index: number) => shiftIdSchema.parse(uuidOf(2, index))
export const registerIdOf = (index: number) => registerIdSchema.parse(uuidOf(3, index))
const lineIdOf = (index: number) => saleLineIdSchema.parse(uuidOf(4, index))
export const tenderIdOf = (index: number) => tenderIdSchema.parse(uuidOf(5, index))
export const cashier = staffIdSchema.parse(uuidOf(6, 1))

/** A stamp whose clock says what the spec wants. */
export const stampOf = (event: number, deviceTime: string, monoMs: number): LedgerStamp => ({
  id: ledgerEventIdSchema.parse(uuidOf(7, event)),
  staffId: cashier,
  approvedBy: null,
  deviceTime,
  monoMs,
  serverOffset: null,
  catalogVer: 'c1',
  taxVer: 't1',
  coreVer: 1,
})

const tillLines: fc.Arbitrary<TillLine> = fc
  .record({ line: pricedLines, index: fc.integer({ min: 0, max: 1_000_000 }) })
  .map(({ line, index }) => ({
    lineId: lineIdOf(index),
    variantId: line.variantId,
    productId: line.productId,
    title: 'Mug',
    sku: null,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    priceSource: line.variantId === null ? 'custom' : 'catalogue',
    taxable: line.taxable,
    given: line.manualDiscount === undefined ? null : { discount: line.manualDiscount, reason: 'a scratch' },
  }))

const returnedLines: fc.Arbitrary<ReturnedLine> = fc
  .record({ amount: fc.integer({ min: 0, max: 100_000 }), share: fc.integer({ min: 0, max: 100 }) })
  .map(({ amount, share }) => ({
    lineId: lineIdOf(amount),
    variantId: null,
    productId: null,
    title: 'Mug',
    quantity: 1,
    of: null,
    amount: minorUnits(amount),
    tax: minorUnits(Math.floor((amount * share) / 100)),
    restock: true,
    reason: 'too small',
  }))

/** How a customer pays: what share by something else than cash, and whether that is settled. */
interface Paying {
  readonly share: number
  readonly other: 'none' | 'card_paid' | 'card_unknown' | 'transfer'
  readonly over: number
}

function tendersOf(total: number, { share, other, over }: Paying): Tender[] {
  // `+ 0`: a share of less than one is no negative zero.
  const byOther = other === 'none' ? 0 : Math.trunc((total * share) / 100) + 0
  const cash = total - byOther
  const given = cash > 0 ? minorUnits(cash + over) : null
  const inCash: Tender = { kind: 'cash', tenderId: tenderIdOf(1), amount: minorUnits(cash), given }
  if (other === 'none') return [inCash]
  const head = { tenderId: tenderIdOf(2), amount: minorUnits(byOther), reference: null }
  if (other === 'transfer')
    return [inCash, { ...head, kind: 'manual', method: 'bank_transfer', state: 'unpaid' }]
  const state = other === 'card_paid' ? 'paid' : 'unknown'
  return [inCash, { ...head, kind: 'external_card', provider: 'square', state }]
}

/** Makes a ticket once it is known which one it is. */
export type TicketMaker = (sale: number, epoch: number, number: number) => Ticket

/** Sales, exchanges and returns of any kind, each adding up. */
export const tickets: fc.Arbitrary<TicketMaker> = fc
  .record({
    lines: fc.uniqueArray(tillLines, { minLength: 1, maxLength: 4, selector: ({ lineId }) => lineId }),
    returns: fc.uniqueArray(returnedLines, { maxLength: 2, selector: ({ lineId }) => lineId }),
    given: fc.boolean(),
    included: fc.boolean(),
    coin: fc.constantFrom(1, 5, 10, 100),
    paying: fc.record({
      share: fc.integer({ min: 0, max: 100 }),
      other: fc.constantFrom<Paying['other'][]>('none', 'none', 'card_paid', 'card_unknown', 'transfer'),
      over: fc.integer({ min: 0, max: 5_000 }),
    }),
  })
  .map(({ lines, returns, given, included, coin, paying }) => (sale, epoch, number) => {
    const priced = priceTicket({
      currency,
      lines,
      returns,
      codes: [],
      given: given ? { discount: { kind: 'percent', value: 1_000 }, reason: 'a regular' } : null,
      taxRule: { ratesBasisPoints: [1_000], included },
    })
    const exact = priced.goods - priced.returned
    const rounding = cashRounding(exact, coin)
    return {
      ...priced,
      saleId: saleIdOf(sale),
      receiptNumber: receiptNumber({ location: 'SEOUL', register: '2' }, epoch, number),
      rounding,
      total: minorUnits(exact + rounding),
      tenders: tendersOf(exact + rounding, paying),
      customer: null,
      note: null,
    }
  })

/** The currency of all tickets made here. */
export const currency: Currency = 'KRW'
