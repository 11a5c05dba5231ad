import { describe, expect, it } from 'vitest'
import { cashier, saleIdOf } from '../../ledger/ledger.arbitrary.js'
import { type MinorUnits, minorUnits } from '../../money/money.js'
import { discountOf, lineIdOf, lineOf, mina, productIdOf } from './carts.arbitrary.js'
import { withApproval, withCode, withDetails, withLine, withLineChange, withoutLine } from './change-cart.js'
import { draftedOrder } from './complete-ticket.js'
import { discountShare } from './discount-share.js'
import { priceCart } from './price-cart.js'
import { productCodeKey } from './product-code.js'
import { quickAmounts } from './quick-amounts.js'
import { emptySaleCart, isEmptySaleCart, type SaleCart } from './sale-cart.js'
import { taxAt } from './tax-at.js'
import { afterPadKey, digitsIn, digitsOf, typedAmount } from './typed-amount.js'

const empty = emptySaleCart(saleIdOf(1), 'KRW')
const won = (amount: number): MinorUnits => minorUnits(amount)
const at = new Date('2026-11-22T09:00:00Z')
const rules = { taxRule: { ratesBasisPoints: [1_000], included: true }, discounts: [], at }

function cartOf(...changes: ((cart: SaleCart) => ReturnType<typeof withLine>)[]): SaleCart {
  return changes.reduce((cart, change) => {
    const changed = change(cart)
    if (!changed.done) throw new Error(changed.why)
    return changed.cart
  }, empty)
}

const one = (cart: SaleCart) => withLine(cart, lineOf(1))

describe('the cart of a till', () => {
  it('counts the same goods on one line, and others beside it', () => {
    const cart = cartOf(
      one,
      (before) => withLine(before, { ...lineOf(1), lineId: lineIdOf(7), quantity: 2 }),
      (before) => withLine(before, lineOf(2)),
    )
    expect(cart.lines.map(({ quantity }) => quantity)).toEqual([3, 1])
  })

  it('leaves a line alone whose price or discount somebody changed', () => {
    const cart = cartOf(
      one,
      (before) => withLineChange(before, lineIdOf(1), { unitPrice: won(9_000) }),
      (before) => withLine(before, { ...lineOf(1), lineId: lineIdOf(7) }),
    )
    expect(cart.lines.map(({ unitPrice, priceSource }) => [unitPrice, priceSource])).toEqual([
      [9_000, 'changed'],
      [10_000, 'catalogue'],
    ])
  })

  it('row 7: says of each line by which price it was sold, also when it is set back', () => {
    const back = cartOf(
      one,
      (cart) => withLineChange(cart, lineIdOf(1), { unitPrice: won(1) }),
      (cart) => withLineChange(cart, lineIdOf(1), { unitPrice: won(10_000) }),
      (cart) => withLine(cart, { ...lineOf(3, { listPrice: null }), variantId: null, priceSource: 'custom' }),
    )
    expect(back.lines.map(({ priceSource }) => priceSource)).toEqual(['catalogue', 'custom'])
  })

  it('loses a line with its last piece', () => {
    expect(isEmptySaleCart(cartOf(one, (cart) => withLineChange(cart, lineIdOf(1), { quantity: 0 })))).toBe(
      true,
    )
    expect(isEmptySaleCart(cartOf(one, (cart) => withoutLine(cart, lineIdOf(1))))).toBe(true)
  })

  it.each([
    ['too_many_pieces', { quantity: 100_001 }],
    ['amount_out_of_range', { unitPrice: won(Number.MAX_SAFE_INTEGER) }],
  ] as const)('refuses %s and stays as it was', (why, change) => {
    expect(withLineChange(cartOf(one), lineIdOf(1), change)).toEqual({ done: false, why })
  })

  it('remembers who first allowed something in it', () => {
    expect(withApproval(withApproval(empty, null), cashier).approvedBy).toBe(cashier)
  })
})

describe('a code at a till', () => {
  const judged = (cart: SaleCart, ...discounts: ReturnType<typeof discountOf>[]) =>
    priceCart(cart, { ...rules, discounts }).codes.map(({ amount, refusal }) => [amount, refusal])
  const with10 = cartOf(one, (cart) => withCode(cart, ' tenth '))

  it('gives what the shop says, without a network', () => {
    expect(judged(with10, discountOf('TENTH'))).toEqual([[1_000, null]])
  })

  it.each([
    ['unknown_code', discountOf('OTHER')],
    ['expired', discountOf('TENTH', { endsAt: '2026-11-22T08:00:00Z' })],
    ['scheduled', discountOf('TENTH', { startsAt: '2026-11-23T00:00:00Z' })],
    ['below_minimum_subtotal', discountOf('TENTH', { minimumSubtotal: won(10_001) })],
    ['no_such_goods', discountOf('TENTH', { productIds: [productIdOf(2)] })],
    ['customer_needed', discountOf('TENTH', { customerIds: [mina.id] })],
    ['used_up', discountOf('TENTH', { maximumUses: 1, uses: 1 })],
    ['only_shipping', discountOf('TENTH', { value: { kind: 'free_shipping' } })],
  ])('gives nothing and says %s', (why, discount) => {
    expect(judged(with10, discount)).toEqual([[0, why]])
  })

  it('begins to count once what it asks for is there', () => {
    const forMina = discountOf('TENTH', { customerIds: [mina.id], minimumQuantity: 2 })
    const cart = withDetails(
      cartOf(
        () => ({ done: true, cart: with10 }),
        (before) => withLine(before, lineOf(2)),
      ),
      {
        customer: mina,
      },
    )
    expect(judged(cart, forMina)).toEqual([[2_000, null]])
  })

  it('gives way to another one that it may not be used with', () => {
    const both = cartOf(
      () => ({ done: true, cart: with10 }),
      (cart) => withCode(cart, 'second'),
    )
    const alone = discountOf('SECOND', { combinesWith: [] })
    expect(judged(both, discountOf('TENTH'), alone)).toEqual([
      [1_000, null],
      [0, 'not_together'],
    ])
  })
})

describe('a cart for later', () => {
  it('is a draft order of the same price, with what was noted on its lines', () => {
    const cart = withDetails(
      cartOf(one, (before) => withLineChange(before, lineIdOf(1), { note: 'engrave: M' })),
      { note: 'gift', customer: mina },
    )
    const draft = draftedOrder(cart, priceCart(cart, rules), 'mina@example.com')
    expect(draft).toMatchObject({
      draftId: cart.saleId,
      goods: 10_000,
      note: 'gift',
      lines: [{ title: 'Mug 1', note: 'engrave: M' }],
      invoiceEmail: 'mina@example.com',
    })
    expect(draftedOrder(empty, priceCart(empty, rules), null)).toBeUndefined()
  })
})

it('row 8: the tax is the one that counts on the day, also one that the till was told of before', () => {
  const tax = (from: string, rate: number) => ({
    from,
    ratesBasisPoints: [rate],
    names: ['VAT'],
    included: true,
  })
  const taxes = [tax('2020-01-01T00:00:00Z', 1_000), tax('2026-12-01T00:00:00Z', 1_200)]
  const rateAt = (day: string) => taxAt(taxes, new Date(day))?.ratesBasisPoints
  expect(rateAt('2026-11-30T23:59:59Z')).toEqual([1_000])
  expect(rateAt('2026-12-01T00:00:00Z')).toEqual([1_200])
  expect(rateAt('2019-01-01T00:00:00Z')).toEqual([1_000])
})

it.each([
  [12_300, [12_300, 13_000, 15_000, 20_000, 50_000]],
  [50_000, [50_000]],
  [99_990, [99_990, 100_000]],
  [0, []],
])('%i is paid with %j', (due, amounts) => {
  expect(quickAmounts(due, [50_000, 10_000, 5_000, 1_000, 500, 100, 50, 10])).toEqual(amounts)
})

it.each([
  [' sku-1 ', 'SKU-1'],
  ['036000291452', '0036000291452'],
  ['4006381333931', '4006381333931'],
])('the code %j is looked up as %s', (code, key) => {
  expect(productCodeKey(code)).toBe(key)
})

it.each([
  [10_000, { kind: 'percent', value: 1_000 }, 1_000],
  [10_000, { kind: 'amount', value: won(1_001) }, 1_001],
  [30_000, { kind: 'amount', value: won(3_001) }, 1_001],
  [10_000, { kind: 'amount', value: won(20_000) }, 10_000],
  [0, { kind: 'amount', value: won(1) }, 0],
] as const)('of %i, %j is %i hundredths of a percent', (amount, discount, share) => {
  expect(discountShare(amount, discount)).toBe(share)
})

it('an amount is typed by its digits, from the right', () => {
  const keys = ['0', '1', '2', '5', 'back', '00', '4', '00'] as const
  expect(keys.reduce<string>(afterPadKey, '')).toBe('1200400')
  expect([typedAmount(''), typedAmount('12500'), digitsOf(0), digitsOf(-70)]).toEqual([
    undefined,
    12_500,
    '',
    '70',
  ])
  expect(afterPadKey('123456789012', '3')).toBe('123456789012')
  expect(['￦０1,２34', '$0.05', 'abc', '1234567890123'].map(digitsIn)).toEqual([
    '1234',
    '5',
    '',
    '123456789012',
  ])
})
