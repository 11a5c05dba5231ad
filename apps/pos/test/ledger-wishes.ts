import {
  type LedgerStamp,
  type LedgerView,
  type LedgerWish,
  ledgerEventIdSchema,
  ledgerRulesVersion,
  minorUnits,
  priceTicket,
  receiptNumber,
  type SaleId,
  saleIdSchema,
  saleLineIdSchema,
  shiftIdSchema,
  tenderIdSchema,
} from '@counterflow/core'
import { freshId } from '../src/till/fresh-id'
import { cashier } from './test-till'

/** Somebody opens a shift with 50,000 won. */
export const opening = (): LedgerWish => ({
  type: 'shift_opened',
  shiftId: freshId(shiftIdSchema),
  payload: { currency: 'KRW', float: minorUnits(50_000) },
})

/** The shift is closed with what should be there. */
export const closing = ({ state: { shift } }: LedgerView): LedgerWish => ({
  type: 'shift_closed',
  shiftId: shift?.id ?? null,
  payload: { counted: minorUnits(shift?.cash ?? 0), expected: minorUnits(shift?.cash ?? 0), note: null },
})

/** A mug is sold for cash. */
export const sale =
  (saleId: SaleId = freshId(saleIdSchema), price = 12_000) =>
  ({ head, state }: LedgerView): LedgerWish => {
    const priced = priceTicket({
      currency: 'KRW',
      lines: [
        {
          lineId: freshId(saleLineIdSchema),
          variantId: null,
          productId: null,
          title: 'Mug',
          sku: null,
          quantity: 1,
          unitPrice: minorUnits(price),
          priceSource: 'custom',
          taxable: true,
          given: null,
        },
      ],
      returns: [],
      codes: [],
      given: null,
      taxRule: { ratesBasisPoints: [1_000], included: true },
    })
    const ticket = {
      ...priced,
      saleId,
      receiptNumber: receiptNumber({ location: 'SEOUL', register: 'A1' }, head.epoch, state.ticketNumber + 1),
      rounding: minorUnits(0),
      total: minorUnits(priced.goods),
      tenders: [
        {
          kind: 'cash' as const,
          tenderId: freshId(tenderIdSchema),
          amount: minorUnits(priced.goods),
          given: null,
        },
      ],
      customer: null,
      note: null,
    }
    return { type: 'ticket_completed', shiftId: state.shift?.id ?? null, payload: { ticket } }
  }

/** A stamp of the cashier at `deviceTime`. */
export const stamp = (deviceTime = new Date().toISOString()): LedgerStamp => ({
  id: freshId(ledgerEventIdSchema),
  staffId: cashier.staffId,
  approvedBy: null,
  deviceTime,
  monoMs: 1,
  serverOffset: null,
  catalogVer: null,
  taxVer: null,
  coreVer: ledgerRulesVersion,
})
