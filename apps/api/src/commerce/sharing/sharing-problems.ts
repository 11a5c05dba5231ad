import type { DiscountStatus } from '@counterflow/core'
import { Problem } from '../../platform/http/problems/problem.js'

const states: Record<Exclude<DiscountStatus, 'active'>, string> = {
  off: 'is turned off',
  expired: 'has ended',
  used_up: 'has been used as often as it may be',
  scheduled: 'has not begun yet',
}

/** 409: a code that does not work now is not given to a customer (R24). */
export function discountNotUsable(code: string, status: Exclude<DiscountStatus, 'active'>): Problem {
  return new Problem({
    type: 'discount-not-usable',
    status: 409,
    title: 'The discount does not work now',
    detail: `The discount ${code} ${states[status]}.`,
    fix: 'Update it in Discounts, or share another one.',
    extra: { code, discountStatus: status },
  })
}
