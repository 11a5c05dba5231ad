import type { Ticket } from '../ledger/ticket.js'
import { amountsIn, type ReceiptContext } from './receipt-context.js'
import {
  type ReceiptBlock,
  type ReceiptDocument,
  receiptRow,
  receiptRule,
  receiptSpace,
  receiptText,
} from './receipt-document.js'
import { shopHead, slipHead } from './receipt-head.js'
import { referenceReceipt, type SaleEvent, sealedReceipt } from './sealed/sealed-receipt.js'
import { ticketGoods, titleWithPieces } from './ticket-goods.js'
import { ticketPayments } from './ticket-payments.js'
import { goodsSums, includedTax } from './ticket-sums.js'

const titleOf = ({ lines, returns }: Ticket) =>
  returns.length === 0 ? 'receipt' : lines.length === 0 ? 'return' : 'exchange'

/**
 * The receipt of a sale, a return or an exchange, from what was recorded and from nothing else: print it once the
 * event is in the ledger.
 * @param print `copy`: it has been printed before, and says so.
 */
export function saleReceipt(
  event: SaleEvent,
  context: ReceiptContext,
  print: { readonly copy: boolean } = { copy: false },
): ReceiptDocument {
  const { ticket } = event.payload
  const { words } = context
  const title = words(titleOf(ticket))
  return {
    language: context.language,
    title: `${title} ${ticket.receiptNumber}`,
    blocks: [
      ...(print.copy ? [copyMark(context)] : []),
      ...shopHead(context),
      ...ticketHead(title, event, context),
      receiptRule,
      ...ticketGoods(ticket, context),
      receiptRule,
      ...ticketSums(ticket, context),
      receiptRule,
      ...ticketPayments(ticket, context),
      ...(ticket.note === null ? [] : [receiptSpace, receiptText(ticket.note)]),
      ...footer(context),
      receiptSpace,
      { kind: 'barcode', content: ticket.receiptNumber },
      wholeSale(event, context),
      ...(print.copy ? [copyMark(context)] : []),
    ],
  }
}

/** For somebody who gets the goods as a present: what they are, without what they cost. */
export function giftReceipt(event: SaleEvent, context: ReceiptContext): ReceiptDocument {
  const { ticket } = event.payload
  const title = context.words('giftReceipt')
  return {
    language: context.language,
    title: `${title} ${ticket.receiptNumber}`,
    blocks: [
      ...shopHead(context),
      ...ticketHead(title, event, context, { withCustomer: false }),
      receiptRule,
      ...ticket.lines.map((line) => receiptText(titleWithPieces(line))),
      receiptRule,
      receiptText(context.words('giftReceiptNote'), { align: 'middle', size: 'small' }),
      ...footer(context),
      receiptSpace,
      { kind: 'barcode', content: ticket.receiptNumber },
    ],
  }
}

const copyMark = ({ words }: ReceiptContext): ReceiptBlock => ({ kind: 'mark', text: words('copy') })

function ticketHead(
  title: string,
  { deviceTime, payload: { ticket } }: SaleEvent,
  context: ReceiptContext,
  { withCustomer } = { withCustomer: true },
): ReceiptBlock[] {
  const { words } = context
  const small = { size: 'small' } as const
  return [
    ...slipHead(title, deviceTime, context, [receiptRow(words('number'), ticket.receiptNumber, small)]),
    ...(withCustomer && ticket.customer !== null
      ? [receiptRow(words('customer'), ticket.customer.name, small)]
      : []),
  ]
}

function ticketSums(ticket: Ticket, context: ReceiptContext): ReceiptBlock[] {
  const { words } = context
  const amount = amountsIn(context, ticket.currency)
  const owed = ticket.total < 0
  const isExchange = ticket.returned > 0 && ticket.lines.length > 0
  const tax = ticket.tax - ticket.returns.reduce((sum, line) => sum + line.tax, 0)
  return [
    ...goodsSums(ticket, context),
    ...(isExchange ? [receiptRow(words('returned'), amount(-ticket.returned))] : []),
    ...(ticket.rounding === 0 ? [] : [receiptRow(words('rounding'), amount(ticket.rounding))]),
    receiptRow(words(owed ? 'giveBack' : 'total'), amount(Math.abs(ticket.total)), {
      size: 'large',
      strong: true,
    }),
    ...includedTax({ tax, paid: ticket.goods - ticket.returned }, ticket, context),
  ]
}

function footer({ settings, language }: ReceiptContext): ReceiptBlock[] {
  return settings.receiptFooter === null
    ? []
    : [receiptSpace, receiptText(settings.receiptFooter[language], { align: 'middle', size: 'small' })]
}

function wholeSale(event: SaleEvent, { words }: ReceiptContext): ReceiptBlock {
  const reference = { content: referenceReceipt(event), caption: words('longSale') }
  const whole = sealedReceipt(event)
  if (whole === undefined) return { kind: 'code', ...reference, instead: null }
  return { kind: 'code', content: whole, caption: words('wholeSale'), instead: reference }
}
