import { z } from 'zod'
import type { Draft } from './draft.table.js'

export const draftStatusSchema = z.enum(['open', 'invoice_sent', 'completed']).meta({ id: 'DraftStatus' })

/** How far a draft has come. */
export type DraftStatus = z.infer<typeof draftStatusSchema>

/** How far `draft` has come: whatever was sent, one that became an order is completed. */
export function statusOf({ orderId, invoicedAt }: Pick<Draft, 'orderId' | 'invoicedAt'>): DraftStatus {
  if (orderId !== null) return 'completed'
  return invoicedAt === null ? 'open' : 'invoice_sent'
}

/** A number as people say it: `D12`. */
export const draftNumber = (number: number) => `D${number}`
