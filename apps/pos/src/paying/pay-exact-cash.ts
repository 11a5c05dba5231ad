import { payInCash, type StaffId, tenderIdSchema } from '@counterflow/core'
import type { Selling } from '../selling/selling'
import { freshId } from '../till/fresh-id'
import { completeSale } from './complete-sale'

/** All that is left in cash, and the sale is done: one key for what happens most. */
export async function payExactCash(selling: Selling, staffId: StaffId): Promise<void> {
  try {
    await selling.desk.pay((payment) => payInCash(payment, freshId(tenderIdSchema), null), new Date())
  } catch {
    selling.say('bad', 'tillSelling.failed.storage')
    return
  }
  await completeSale(selling, staffId)
}
