import type { DraftStatus } from '@counterflow/core'
import type { Draft } from './draft.table.js'

/** How far `draft` has come: whatever was sent, one that became an order is completed. */
export function statusOf({ orderId, invoicedAt }: Pick<Draft, 'orderId' | 'invoicedAt'>): DraftStatus {
  if (orderId !== null) return 'completed'
  return invoicedAt === null ? 'open' : 'invoice_sent'
}

/** A number as people say it: `D12`. */
export const draftNumber = (number: number) => `D${number}`
