import fc from 'fast-check'
import {
  customerIdSchema,
  discountIdSchema,
  giftCardIdSchema,
  productIdSchema,
  saleLineIdSchema,
  variantIdSchema,
} from '../../identifier/id.js'
import { saleIdOf, tenderIdOf, uuidOf } from '../../ledger/ledger.arbitrary.js'
import { minorUnits } from '../../money/money.js'
import type { TillDiscount } from '../till-record.js'
import { withCode, withDetails, withLine, withLineChange, withReturn } from './change-cart.js'
import {
  endCharge,
  leftInCash,
  leftToPay,
  type Payment,
  type PaymentStep,
  payByGiftCard,
  payInCash,
  payManually,
  startCharge,
  takeBack,
} from './payment.js'
import { emptySaleCart, type SaleCart, type SaleCartLine } from './sale-cart.js'

export const lineIdOf = (index: number) => saleLineIdSchema.parse(uuidOf(4, index))
export const productIdOf = (index: number) => productIdSchema.parse(uuidOf(8, index))
const variantIdOf = (index: number) => variantIdSchema.parse(uuidOf(9, index))
export const mina = { id: customerIdSchema.parse(uuidOf(10, 1)), name: 'Mina' }

/** A line of one piece for 10,000, but for what a spec wants otherwise. */
export function lineOf(index: number, more: Partial<SaleCartLine> = {}): SaleCartLine {
  const unitPrice = more.unitPrice ?? minorUnits(10_000)
  return {
    lineId: lineIdOf(index),
    variantId: variantIdOf(index),
    productId: productIdOf(index),
    title: `Mug ${index}`,
    sku: null,
    quantity: 1,
    priceSource: 'catalogue',
    taxable: true,
    given: null,
    note: null,
    ...more,
    unitPrice,
    listPrice: more.listPrice === undefined ? unitPrice : more.listPrice,
  }
}

/** A code for a tenth of everything, but for what a spec wants otherwise. */
export function discountOf(code: string, more: Partial<TillDiscount> = {}): TillDiscount {
  return {
    discountId: discountIdSchema.parse(uuidOf(11, code.length)),
    code,
    value: { kind: 'percent', basisPoints: 1_000 },
    currency: 'KRW',
    productIds: [],
    customerIds: [],
    minimumSubtotal: null,
    minimumQuantity: null,
    oncePerCustomer: false,
    firstOrderOnly: false,
    startsAt: null,
    endsAt: null,
    maximumUses: null,
    uses: 0,
    combinesWith: ['products', 'order'],
    ...more,
  }
}

type CartDeed = (cart: SaleCart) => SaleCart

const amounts = fc.integer({ min: 0, max: 1_000_000 }).map(minorUnits)
const percents = fc.integer({ min: 1, max: 10_000 })
const given = percents.map((value) => ({
  discount: { kind: 'percent' as const, value },
  reason: 'a regular',
}))

const orSame =
  (change: (cart: SaleCart) => ReturnType<typeof withLine>): CartDeed =>
  (cart) => {
    const changed = change(cart)
    return changed.done ? changed.cart : cart
  }

/** A till gives each line an id of its own. */
const unlessThere = (index: number, change: Parameters<typeof orSame>[0]): CartDeed => {
  const add = orSame(change)
  return (cart) =>
    [...cart.lines, ...cart.returns].some(({ lineId }) => lineId === lineIdOf(index)) ? cart : add(cart)
}

const cartDeeds: fc.Arbitrary<CartDeed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({ index: fc.nat({ max: 5 }), unitPrice: amounts, taxable: fc.boolean() })
      .map(({ index, ...more }) => unlessThere(index, (cart) => withLine(cart, lineOf(index, more)))),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        index: fc.nat({ max: 5 }),
        change: fc.record(
          { quantity: fc.integer({ min: 0, max: 40 }), unitPrice: amounts, given: fc.option(given) },
          { requiredKeys: [] },
        ),
      })
      .map(({ index, change }) => orSame((cart) => withLineChange(cart, lineIdOf(index), change))),
  },
  fc.option(given).map(
    (value): CartDeed =>
      (cart) =>
        withDetails(cart, { given: value }),
  ),
  fc.constantFrom('TENTH', 'FIFTH5', 'NOTHING').map((code) => orSame((cart) => withCode(cart, code))),
  fc.record({ index: fc.integer({ min: 10, max: 12 }), amount: amounts }).map(({ index, amount }) =>
    unlessThere(index, (cart) =>
      withReturn(cart, {
        lineId: lineIdOf(index),
        variantId: null,
        productId: null,
        title: 'Cup',
        quantity: 1,
        of: null,
        amount,
        tax: minorUnits(0),
        restock: true,
        reason: 'too small',
      }),
    ),
  ),
)

/** Carts as cashiers make them: goods, changes, codes, discounts and returns, in any sequence. */
export const saleCarts: fc.Arbitrary<SaleCart> = fc
  .array(cartDeeds, { minLength: 1, maxLength: 12 })
  .map((deeds) => deeds.reduce((cart, deed) => deed(cart), emptySaleCart(saleIdOf(1), 'KRW')))

/** Something that happens at the counter while a ticket is paid; what cannot be done changes nothing. */
export type PaymentDeed = (payment: Payment, index: number) => PaymentStep

const part = (payment: Payment, share: number) => minorUnits(Math.trunc((leftToPay(payment) * share) / 100))
const shares = fc.integer({ min: -10, max: 110 })

export const paymentDeeds: fc.Arbitrary<PaymentDeed> = fc.oneof(
  shares.map(
    (share): PaymentDeed =>
      (payment, index) =>
        payInCash(payment, tenderIdOf(index), minorUnits(Math.trunc((leftInCash(payment) * share) / 100))),
  ),
  shares.map(
    (share): PaymentDeed =>
      (payment, index) =>
        payManually(payment, {
          tenderId: tenderIdOf(index),
          method: 'bank_transfer',
          amount: part(payment, share),
          state: 'unpaid',
          reference: null,
        }),
  ),
  shares.map(
    (share): PaymentDeed =>
      (payment, index) =>
        payByGiftCard(payment, {
          tenderId: tenderIdOf(index),
          giftCardId: giftCardIdSchema.parse(uuidOf(12, 1)),
          amount: part(payment, share),
        }),
  ),
  shares.map(
    (share): PaymentDeed =>
      (payment, index) =>
        startCharge(payment, {
          tenderId: tenderIdOf(index),
          provider: 'square',
          amount: part(payment, share),
        }),
  ),
  fc.constantFrom('paid' as const, 'not_paid' as const, 'unknown' as const).map(
    (outcome): PaymentDeed =>
      (payment) =>
        endCharge(payment, outcome, null),
  ),
  fc.nat({ max: 8 }).map(
    (index): PaymentDeed =>
      (payment) =>
        takeBack(payment, tenderIdOf(index)),
  ),
)
