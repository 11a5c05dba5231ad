import {
  classOfDiscount,
  type DiscountValue,
  discountIdSchema,
  minorUnits,
  usualCombinations,
} from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import { discounts } from '../commerce/discounts/discount.table.js'
import type { Transaction } from '../platform/database/database.js'
import { inSeoul } from './demo-clock.js'

interface DemoDiscount {
  readonly code: string
  readonly value: DiscountValue
  /** In won. */
  readonly minimumSubtotal?: number
  readonly firstOrderOnly?: boolean
}

/** A discount of each kind. */
export const demoDiscounts: readonly DemoDiscount[] = [
  { code: 'WELCOME10', value: { kind: 'percent', basisPoints: 1_000 }, firstOrderOnly: true },
  {
    code: 'SEOCHON5000',
    value: { kind: 'amount', amount: minorUnits(5_000) },
    minimumSubtotal: 50_000,
  },
  { code: 'FREESHIP', value: { kind: 'free_shipping' }, minimumSubtotal: 30_000 },
]

/** Puts the discounts of the demo shop into the database. */
export async function offerDemoDiscounts(transaction: Transaction, now: Date): Promise<void> {
  await transaction.insert(discounts).values(
    demoDiscounts.map(({ code, value, minimumSubtotal, firstOrderOnly = false }, index) => {
      const createdAt = inSeoul(now, 30 - index, '10:00')
      return {
        id: discountIdSchema.parse(uuidv7({ msecs: createdAt.getTime() })),
        code,
        codeKey: code,
        value,
        currency: 'KRW' as const,
        minimumSubtotal: minimumSubtotal === undefined ? null : minorUnits(minimumSubtotal),
        firstOrderOnly,
        combinesWith: usualCombinations(classOfDiscount({ value, productIds: [] })),
        createdAt,
        updatedAt: createdAt,
      }
    }),
  )
}
