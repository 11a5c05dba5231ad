import type { LedgerEvent } from '../ledger/ledger-event.js'
import { amountsIn, type ReceiptContext } from './receipt-context.js'
import { type ReceiptDocument, receiptRow, receiptRule, receiptText } from './receipt-document.js'
import { shopHead, slipHead } from './receipt-head.js'
import { soldGoods } from './ticket-goods.js'
import { goodsSums, includedTax } from './ticket-sums.js'

/** A cart that a customer pays for later (R102), in their hand: what is in it, and that nothing has been paid. */
export function draftNote(
  event: Extract<LedgerEvent, { type: 'order_drafted' }>,
  context: ReceiptContext,
): ReceiptDocument {
  const { draft } = event.payload
  const { words } = context
  const title = words('draft')
  const total = amountsIn(context, draft.currency)(draft.goods)
  return {
    language: context.language,
    title,
    blocks: [
      { kind: 'mark', text: title },
      ...shopHead(context),
      ...slipHead(title, event.deviceTime, context),
      ...(draft.customer === null
        ? []
        : [receiptRow(words('customer'), draft.customer.name, { size: 'small' })]),
      receiptRule,
      ...soldGoods(draft, context),
      receiptRule,
      ...goodsSums(draft, context),
      receiptRow(words('total'), total, { size: 'large', strong: true }),
      ...includedTax({ tax: draft.tax, paid: draft.goods }, draft, context),
      receiptRule,
      receiptText(words('draftNote')),
      ...(draft.invoiceEmail === null
        ? []
        : [receiptText(words('draftInvoice', { email: draft.invoiceEmail }))]),
      ...(draft.note === null ? [] : [receiptText(draft.note)]),
    ],
  }
}
