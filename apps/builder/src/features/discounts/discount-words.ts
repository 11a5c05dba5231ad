import { discountClasses } from '@counterflow/core'
import { formatDateTime, formatMoney } from '@counterflow/i18n'
import type { Text } from '@counterflow/ui'
import type { Discount } from './discount-queries'

/** What a discount gives and under which conditions, whether it is kept already or still in a form. */
export type DescribedDiscount = Pick<
  Discount,
  | 'value'
  | 'products'
  | 'customers'
  | 'minimumSubtotal'
  | 'minimumQuantity'
  | 'oncePerCustomer'
  | 'firstOrderOnly'
  | 'startsAt'
  | 'endsAt'
  | 'maximumUses'
  | 'combinesWith'
>

const wholePercent = 100

/** "12.5%", from hundredths of a percent. */
export function percentText(basisPoints: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(
    basisPoints / (wholePercent * wholePercent),
  )
}

/** What a discount does, in plain sentences. */
export function discountSentences(discount: DescribedDiscount, text: Text): string[] {
  return [
    valueSentence(discount, text),
    ...minimumSentences(discount, text),
    ...buyerSentences(discount, text),
    ...limitSentences(discount, text),
    combinationSentence(discount, text),
  ]
}

/** Sentences as one paragraph; Japanese has no spaces between them. */
export const paragraphOf = (sentences: readonly string[], { language }: Text) =>
  sentences.join(language === 'ja' ? '' : ' ')

/** The first sentence alone: what it takes off what. */
export function valueSentence({ value, products }: DescribedDiscount, text: Text): string {
  const { t, language } = text
  if (value.kind === 'free_shipping') return t('discounts.says.shipping')
  const goods = goodsText(products, text)
  return value.kind === 'percent'
    ? t('discounts.says.percent', { percent: percentText(value.basisPoints, language), goods })
    : t('discounts.says.amount', { amount: formatMoney(value.amount, language), goods })
}

function goodsText(products: DescribedDiscount['products'], { t, local }: Text): string {
  const [first, ...others] = products
  if (first === undefined) return t('discounts.says.allGoods')
  if (others.length === 0) return t('discounts.says.oneProduct', { title: local(first.title) })
  return t('discounts.says.products', { count: products.length })
}

function minimumSentences({ minimumSubtotal, minimumQuantity }: DescribedDiscount, text: Text): string[] {
  const { t, language } = text
  return [
    ...(minimumSubtotal === null
      ? []
      : [t('discounts.says.minimumSubtotal', { amount: formatMoney(minimumSubtotal, language) })]),
    ...(minimumQuantity === null ? [] : [t('discounts.says.minimumQuantity', { count: minimumQuantity })]),
  ]
}

function buyerSentences({ customers, firstOrderOnly, oncePerCustomer }: DescribedDiscount, { t }: Text) {
  const [first, ...others] = customers
  const named =
    others.length === 0
      ? first && t('discounts.says.oneCustomer', { name: first.name })
      : t('discounts.says.customers', { count: customers.length })
  return [
    ...(named === undefined ? [] : [named]),
    ...(firstOrderOnly ? [t('discounts.says.firstOrder')] : []),
    ...(oncePerCustomer && !firstOrderOnly ? [t('discounts.says.once')] : []),
  ]
}

function limitSentences(
  { startsAt, endsAt, maximumUses }: DescribedDiscount,
  { t, language }: Text,
): string[] {
  const from = startsAt === null ? '' : formatDateTime(startsAt, language)
  const until = endsAt === null ? '' : formatDateTime(endsAt, language)
  const period =
    from !== '' && until !== ''
      ? [t('discounts.says.fromUntil', { from, until })]
      : [
          ...(from === '' ? [] : [t('discounts.says.from', { from })]),
          ...(until === '' ? [] : [t('discounts.says.until', { until })]),
        ]
  return [...period, ...(maximumUses === null ? [] : [t('discounts.says.times', { count: maximumUses })])]
}

function combinationSentence({ value, combinesWith }: DescribedDiscount, text: Text): string {
  const { t, language } = text
  const free = value.kind === 'free_shipping'
  const allowed = discountClasses.filter(
    (each) => combinesWith.includes(each) && !(free && each === 'shipping'),
  )
  if (allowed.length === 0) return t('discounts.says.alone')
  const names = allowed.map((each) => t(`discounts.says.classOf.${each}`))
  return t('discounts.says.together', {
    classes: new Intl.ListFormat(language, { type: 'conjunction' }).format(names),
  })
}

/** When a discount can be used, for a list. */
export function periodText(
  { startsAt, endsAt }: Pick<Discount, 'startsAt' | 'endsAt'>,
  { t, language }: Text,
) {
  const from = startsAt === null ? '' : formatDateTime(startsAt, language)
  const until = endsAt === null ? '' : formatDateTime(endsAt, language)
  if (from === '' && until === '') return t('discounts.always')
  if (from === '') return t('discounts.until', { until })
  return until === '' ? t('discounts.from', { from }) : t('discounts.fromUntil', { from, until })
}
