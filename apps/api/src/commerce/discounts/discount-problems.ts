import { type DiscountRefusal, formatMoney, type Language, type Money } from '@counterflow/core'
import { Problem } from '../../platform/http/problems/problem.js'

/** What staff do about a code that does not work (R24). */
const updateIt = 'Update it in Discounts, or leave the code out.'

interface Told {
  readonly type: string
  readonly detail: string
  readonly fix: string
}

/** Amounts a refusal tells of. */
export interface RefusalFigures {
  readonly minimumSubtotal: Money | null
  readonly minimumQuantity: number | null
  readonly language: Language
}

function tellRefusal(code: string, refusal: DiscountRefusal, figures: RefusalFigures): Told {
  const { minimumSubtotal, minimumQuantity, language } = figures
  const least = minimumSubtotal === null ? '' : formatMoney(minimumSubtotal, language)
  const told: Record<DiscountRefusal, Told> = {
    off: { type: 'discount-off', detail: `The discount ${code} is turned off.`, fix: updateIt },
    expired: { type: 'discount-expired', detail: `The discount ${code} has ended.`, fix: updateIt },
    used_up: {
      type: 'discount-used-up',
      detail: `The discount ${code} has been used as often as it may be.`,
      fix: updateIt,
    },
    scheduled: {
      type: 'discount-scheduled',
      detail: `The discount ${code} has not begun yet.`,
      fix: updateIt,
    },
    other_currency: {
      type: 'discount-other-currency',
      detail: `The discount ${code} has amounts in another currency than the order.`,
      fix: updateIt,
    },
    no_such_goods: {
      type: 'discount-not-for-goods',
      detail: `None of the goods are ones that the discount ${code} is for.`,
      fix: 'Add goods that the discount is for, or leave the code out.',
    },
    below_minimum_subtotal: {
      type: 'discount-below-minimum',
      detail: `The discount ${code} needs goods for at least ${least}.`,
      fix: 'Add goods that the discount is for, or leave the code out.',
    },
    below_minimum_quantity: {
      type: 'discount-below-minimum',
      detail: `The discount ${code} needs at least ${minimumQuantity} pieces.`,
      fix: 'Add goods that the discount is for, or leave the code out.',
    },
    customer_needed: {
      type: 'discount-customer-needed',
      detail: `The discount ${code} is for some customers only, and it is not known who this is.`,
      fix: 'Say who the customer is, by id or e-mail address.',
    },
    other_customers: {
      type: 'discount-other-customers',
      detail: `The discount ${code} is for other customers.`,
      fix: updateIt,
    },
    first_order_only: {
      type: 'discount-first-order-only',
      detail: `The discount ${code} is for a first order, and the customer has ordered before.`,
      fix: updateIt,
    },
    used_by_customer: {
      type: 'discount-used-by-customer',
      detail: `The customer has used the discount ${code} already, and it is for once each.`,
      fix: updateIt,
    },
  }
  return told[refusal]
}

/** 422: the code cannot be used on this order; its `type` and the member `reason` say why. */
export function refusedDiscount(code: string, refusal: DiscountRefusal, figures: RefusalFigures): Problem {
  return new Problem({
    ...tellRefusal(code, refusal, figures),
    status: 422,
    title: 'The discount cannot be used',
    extra: { reason: refusal, code },
  })
}

/** 422: nobody made such a code. */
export function unknownCode(code: string): Problem {
  return new Problem({
    type: 'unknown-discount',
    status: 422,
    title: 'There is no such discount',
    detail: `There is no discount with the code ${code}.`,
    fix: 'Look for typing mistakes, create it in Discounts, or leave the code out.',
    extra: { reason: 'unknown', code },
  })
}

/** 422: the code does not go together with another one of the order. */
export function clashingDiscount(code: string, other: string): Problem {
  return new Problem({
    type: 'discount-not-combinable',
    status: 422,
    title: 'The discount cannot be used',
    detail: `The discount ${code} cannot be used together with ${other}.`,
    fix: `Leave one of ${code} and ${other} out, or let them combine in Discounts.`,
    extra: { reason: 'not_combinable', code, with: other },
  })
}

/** 409: somebody else took the last use, or it was changed, between asking for the price and ordering. */
export function discountGone(code: string): Problem {
  return new Problem({
    type: 'discount-used-up',
    status: 409,
    title: 'The discount cannot be used any more',
    detail: `The discount ${code} was used up or changed a moment ago.`,
    fix: 'Ask for the price again, and order without the code if it stays so.',
    extra: { reason: 'used_up', code },
  })
}

/** 409: the same customer used it on another order a moment ago. */
export function discountUsedMeanwhile(code: string): Problem {
  return new Problem({
    type: 'discount-used-by-customer',
    status: 409,
    title: 'The discount cannot be used any more',
    detail: `The customer has used the discount ${code} already, and it is for once each.`,
    fix: updateIt,
    extra: { reason: 'used_by_customer', code },
  })
}

/** 404: there is no such discount. */
export function unknownDiscount(discountId: string): Problem {
  return new Problem({
    type: 'not-found',
    status: 404,
    title: 'There is no such discount',
    detail: `No discount has the id ${discountId}.`,
    fix: 'Take the id of a discount from GET /api/v1/discounts.',
  })
}

/** 409: another discount has the code. */
export function codeTaken(code: string): Problem {
  const fix = 'Choose another code, or change the discount that has it.'
  return new Problem({
    type: 'discount-code-taken',
    status: 409,
    title: 'The code is taken',
    detail: `Another discount has the code ${code}.`,
    fix,
    errors: [{ path: '/code', message: 'Another discount has this code.', fix }],
  })
}

/** 409: orders remember it. */
export function discountInUse(): Problem {
  return new Problem({
    type: 'discount-in-use',
    status: 409,
    title: 'The discount was used already',
    detail: 'Orders have used the discount, so it is kept.',
    fix: 'Turn it off instead.',
  })
}
