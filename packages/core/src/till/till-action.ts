import { z } from 'zod'

/** What a cashier may be kept from, besides selling itself. */
export const tillActions = [
  'discount_line',
  'discount_order',
  'change_price',
  'sell_custom_item',
  'return_with_receipt',
  'return_without_receipt',
  'void_ticket',
  'sell_on_account',
  'move_cash',
  'open_drawer',
  'reprint_receipt',
  'open_shift',
  'close_shift',
  'see_expected_cash',
] as const

export const tillActionSchema = z.enum(tillActions).meta({ id: 'TillAction' })

/** Something at a till that a role may be allowed, denied, or allowed with a manager's PIN. */
export type TillAction = z.infer<typeof tillActionSchema>

export const tillAllowanceSchema = z.enum(['allowed', 'approval', 'denied']).meta({ id: 'TillAllowance' })

/** `approval`: once somebody who may do it by themselves has typed their PIN at the same till. */
export type TillAllowance = z.infer<typeof tillAllowanceSchema>

export const tillPolicySchema = z
  .strictObject({
    actions: z.record(tillActionSchema, tillAllowanceSchema),
    mostDiscountBasisPoints: z.int().min(0).max(10_000).meta({
      description:
        'The largest discount by hand in hundredths of a percent; beyond it a manager must approve.',
    }),
  })
  .meta({ id: 'TillPolicy' })

/** What the people of one role may do at a till. */
export type TillPolicy = z.infer<typeof tillPolicySchema>

const all = (allowance: TillAllowance): Record<TillAction, TillAllowance> => ({
  discount_line: allowance,
  discount_order: allowance,
  change_price: allowance,
  sell_custom_item: allowance,
  return_with_receipt: allowance,
  return_without_receipt: allowance,
  void_ticket: allowance,
  sell_on_account: allowance,
  move_cash: allowance,
  open_drawer: allowance,
  reprint_receipt: allowance,
  open_shift: allowance,
  close_shift: allowance,
  see_expected_cash: allowance,
})

/** Of who manages registers: everything. */
export const managersTillPolicy: TillPolicy = { actions: all('allowed'), mostDiscountBasisPoints: 10_000 }

/** What a shop begins with for everybody else who sells. */
export const usualTillPolicy: TillPolicy = {
  actions: {
    ...all('allowed'),
    change_price: 'approval',
    return_without_receipt: 'approval',
    void_ticket: 'approval',
    sell_on_account: 'approval',
    open_drawer: 'approval',
    see_expected_cash: 'denied',
  },
  mostDiscountBasisPoints: 1_000,
}

/**
 * Whether `policy` lets somebody do `action`.
 * @param discountBasisPoints how large a discount is, for the two that give one, in hundredths of a percent.
 */
export function tillAllowance(
  policy: TillPolicy,
  action: TillAction,
  discountBasisPoints = 0,
): TillAllowance {
  const allowance = policy.actions[action]
  return allowance === 'allowed' && discountBasisPoints > policy.mostDiscountBasisPoints
    ? 'approval'
    : allowance
}
