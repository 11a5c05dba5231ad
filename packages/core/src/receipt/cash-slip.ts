import type { LedgerEvent } from '../ledger/ledger-event.js'
import type { Currency } from '../money/currency.js'
import { amountsIn, type ReceiptContext } from './receipt-context.js'
import { type ReceiptDocument, receiptRow, receiptRule, receiptText } from './receipt-document.js'
import { shopHead, slipHead } from './receipt-head.js'

/** A slip for the drawer: money that was put in or taken out, why, and room for a signature. */
export function cashSlip(
  event: Extract<LedgerEvent, { type: 'cash_moved' }>,
  currency: Currency,
  context: ReceiptContext,
): ReceiptDocument {
  const { words } = context
  const { direction, amount, reason } = event.payload
  const title = words(direction === 'in' ? 'cashIn' : 'cashOut')
  return {
    language: context.language,
    title,
    blocks: [
      ...shopHead(context),
      ...slipHead(title, event.deviceTime, context),
      receiptRule,
      receiptRow(words('amount'), amountsIn(context, currency)(amount), { size: 'large', strong: true }),
      receiptText(words('reason', { reason })),
      { kind: 'signature', label: words('signature') },
    ],
  }
}
