import {
  type Currency,
  type DiscountClass,
  type DiscountValue,
  discountClasses,
  type Money,
} from '@counterflow/core'
import { invalidInput } from '../../platform/http/input/invalid-input.js'
import type { FieldError } from '../../platform/http/problems/problem.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import type { discounts } from './discount.table.js'
import type { StoredDiscount } from './discount-book.js'
import type { discountRoutes } from './discounts.contract.js'

/** What a discount gives and under which conditions, as the API takes it; what is left out is not named. */
export type DiscountTerms = RouteInput<typeof discountRoutes.update>['body']

type Row = typeof discounts.$inferInsert

/** The columns of what `terms` names. */
export function columnsOf(terms: DiscountTerms, currency: Currency): Partial<Row> {
  const { value, minimumSubtotal, startsAt, endsAt, productIds, customerIds, combinesWith, code, ...same } =
    terms
  return {
    ...same,
    ...(code !== undefined && { code, codeKey: code }),
    ...(value !== undefined && { value: valueIn(value, currency) }),
    ...(minimumSubtotal !== undefined && { minimumSubtotal: minimumIn(minimumSubtotal, currency) }),
    ...(startsAt !== undefined && { startsAt: instantOf(startsAt) }),
    ...(endsAt !== undefined && { endsAt: instantOf(endsAt) }),
    ...(productIds !== undefined && { productIds: [...new Set(productIds)] }),
    ...(customerIds !== undefined && { customerIds: [...new Set(customerIds)] }),
    ...(combinesWith !== undefined && { combinesWith: [...new Set(combinesWith)] }),
  }
}

/**
 * Amounts of before a change of the shop's currency cannot stand beside new ones.
 * @throws Problem `invalid-input` when only one of two amounts is sent anew.
 */
export function refuseMixedCurrencies(
  before: StoredDiscount,
  terms: DiscountTerms,
  currency: Currency,
): void {
  const touched = terms.value !== undefined || terms.minimumSubtotal !== undefined
  if (before.currency === currency || !touched) return
  const stale = [
    ...(before.value.kind === 'amount' && terms.value === undefined ? ['/value'] : []),
    ...(before.minimumSubtotal !== null && terms.minimumSubtotal === undefined ? ['/minimumSubtotal'] : []),
  ]
  const message = `This is in ${before.currency} still.`
  const fix = `Send it as well, in ${currency}.`
  if (stale.length > 0) throw invalidInput(stale.map((path) => ({ path, message, fix })))
}

/** With what a discount of a class may be combined unless it says otherwise: one code of each other class. */
export function usualCombinations(ofClass: DiscountClass): DiscountClass[] {
  return discountClasses.filter((each) => each !== ofClass)
}

/** @throws Problem `invalid-input` when it ends before it begins. */
export function refuseReversedDates({ startsAt, endsAt }: Pick<Partial<Row>, 'startsAt' | 'endsAt'>): void {
  if (startsAt == null || endsAt == null || startsAt < endsAt) return
  throw invalidInput([
    {
      path: '/endsAt',
      message: 'The end is not after the beginning.',
      fix: 'Send a later end, or null for none.',
    },
  ])
}

function valueIn(value: NonNullable<DiscountTerms['value']>, currency: Currency): DiscountValue {
  if (value.kind !== 'amount') return value
  if (value.amount.currency !== currency || value.amount.amount <= 0)
    throw invalidInput([wrongAmount('/value/amount', currency)])
  return { kind: 'amount', amount: value.amount.amount }
}

function minimumIn(minimum: Money | null, currency: Currency) {
  if (minimum === null) return null
  if (minimum.currency !== currency || minimum.amount <= 0)
    throw invalidInput([wrongAmount('/minimumSubtotal', currency)])
  return minimum.amount
}

function wrongAmount(path: string, currency: Currency): FieldError {
  const fix = `Send an amount in ${currency} that is more than zero.`
  return { path, message: `Expected an amount in ${currency}, more than zero.`, fix }
}

const instantOf = (text: string | null) => (text === null ? null : new Date(text))
