import { type Currency, type DiscountClass, discountCodeSchema, usualCombinations } from '@counterflow/core'
import type { Translate } from '@counterflow/i18n'
import type { UseFormReturnType } from '@mantine/form'
import type { Discount } from '../discount-queries'
import type { DescribedDiscount } from '../discount-words'

type Product = Discount['products'][number]
type Customer = Discount['customers'][number]

/** What the form of a discount holds while it is filled in. Amounts are in minor units, the percentage as it is typed. */
export interface DiscountValues {
  code: string
  kind: Discount['value']['kind']
  percent: number | string
  amount: number | undefined
  goods: 'all' | 'named'
  products: Product[]
  minimumSubtotal: number | undefined
  minimumQuantity: number | string
  who: 'everybody' | 'named'
  customers: Customer[]
  firstOrderOnly: boolean
  oncePerCustomer: boolean
  startsAt: string
  endsAt: string
  maximumUses: number | string
  combinesWith: DiscountClass[]
}

export type DiscountFormOf = UseFormReturnType<DiscountValues>

const basisPointsOfPercent = 100

/** A new discount: a tenth off everything, for everybody, along with one code of each other class. */
export const emptyDiscount: DiscountValues = {
  code: '',
  kind: 'percent',
  percent: 10,
  amount: undefined,
  goods: 'all',
  products: [],
  minimumSubtotal: undefined,
  minimumQuantity: '',
  who: 'everybody',
  customers: [],
  firstOrderOnly: false,
  oncePerCustomer: false,
  startsAt: '',
  endsAt: '',
  maximumUses: '',
  combinesWith: usualCombinations('order'),
}

/** A discount that is kept, as the form shows it. */
export function valuesOf(discount: Discount): DiscountValues {
  const { value, minimumSubtotal, minimumQuantity, maximumUses } = discount
  return {
    code: discount.code,
    kind: value.kind,
    percent: value.kind === 'percent' ? value.basisPoints / basisPointsOfPercent : '',
    amount: value.kind === 'amount' ? value.amount.amount : undefined,
    goods: discount.products.length > 0 ? 'named' : 'all',
    products: discount.products,
    minimumSubtotal: minimumSubtotal?.amount,
    minimumQuantity: minimumQuantity ?? '',
    who: discount.customers.length > 0 ? 'named' : 'everybody',
    customers: discount.customers,
    firstOrderOnly: discount.firstOrderOnly,
    oncePerCustomer: discount.oncePerCustomer,
    startsAt: discount.startsAt ?? '',
    endsAt: discount.endsAt ?? '',
    maximumUses: maximumUses ?? '',
    combinesWith: discount.combinesWith,
  }
}

const classIn = ({ kind, goods }: DiscountValues): DiscountClass =>
  kind === 'free_shipping' ? 'shipping' : goods === 'named' ? 'products' : 'order'

/**
 * The values with `change`. What the discount goes together with follows its class, as long as nobody chose
 * otherwise.
 */
export function withChange(values: DiscountValues, change: Partial<DiscountValues>): DiscountValues {
  const changed = { ...values, ...change }
  const usual = usualCombinations(classIn(values)).join()
  return values.combinesWith.join() === usual
    ? { ...changed, combinesWith: usualCombinations(classIn(changed)) }
    : changed
}

const wholeNumber = (typed: number | string) => (Number(typed) > 0 ? Number(typed) : null)

function valueIn({ kind, percent, amount }: DiscountValues, currency: Currency): Discount['value'] {
  if (kind === 'amount') return { kind, amount: { amount: amount ?? 0, currency } }
  return kind === 'percent'
    ? { kind, basisPoints: Math.round(Number(percent) * basisPointsOfPercent) }
    : { kind }
}

/** What the values say, in the form in which a discount is described. */
export function describedBy(values: DiscountValues, currency: Currency): DescribedDiscount {
  const { minimumSubtotal, minimumQuantity, startsAt, endsAt, maximumUses, combinesWith } = values
  return {
    value: valueIn(values, currency),
    products: values.goods === 'named' && values.kind !== 'free_shipping' ? values.products : [],
    customers: values.who === 'named' ? values.customers : [],
    minimumSubtotal:
      minimumSubtotal === undefined || minimumSubtotal === 0 ? null : { amount: minimumSubtotal, currency },
    minimumQuantity: wholeNumber(minimumQuantity),
    oncePerCustomer: values.oncePerCustomer,
    firstOrderOnly: values.firstOrderOnly,
    startsAt: startsAt === '' ? null : startsAt,
    endsAt: endsAt === '' ? null : endsAt,
    maximumUses: wholeNumber(maximumUses),
    combinesWith,
  }
}

/** The values as the API takes them. */
export function discountBody(values: DiscountValues, currency: Currency) {
  const { products, customers, ...terms } = describedBy(values, currency)
  return {
    ...terms,
    code: values.code.trim(),
    productIds: products.map(({ id }) => id),
    customerIds: customers.map(({ id }) => id),
  }
}

/** What is missing or wrong, by field. */
export function discountErrors(values: DiscountValues, t: Translate): Record<string, string> {
  const { kind, percent, amount } = values
  const wrong: [field: string, isWrong: boolean, message: string][] = [
    ['code', !discountCodeSchema.safeParse(values.code).success, t('discounts.missing.code')],
    [
      'percent',
      kind === 'percent' && !(Number(percent) > 0 && Number(percent) <= 100),
      t('discounts.missing.percent'),
    ],
    ['amount', kind === 'amount' && !((amount ?? 0) > 0), t('discounts.missing.amount')],
    [
      'products',
      kind !== 'free_shipping' && values.goods === 'named' && values.products.length === 0,
      t('discounts.missing.products'),
    ],
    ['customers', values.who === 'named' && values.customers.length === 0, t('discounts.missing.customers')],
    [
      'endsAt',
      values.startsAt !== '' && values.endsAt !== '' && values.endsAt <= values.startsAt,
      t('discounts.missing.dates'),
    ],
  ]
  return Object.fromEntries(
    wrong.filter(([, isWrong]) => isWrong).map(([field, , message]) => [field, message]),
  )
}

/** Where the form shows what the API says of a field of the body. */
export function formErrors(errors: Record<string, string>): Record<string, string> {
  const fields: Record<string, string> = {
    'value.amount': 'amount',
    'value.basisPoints': 'percent',
    productIds: 'products',
    customerIds: 'customers',
  }
  return Object.fromEntries(
    Object.entries(errors).map(([path, message]) => {
      const known = Object.keys(fields).find((field) => path === field || path.startsWith(`${field}.`))
      return [known === undefined ? path : (fields[known] ?? path), message]
    }),
  )
}
