import type { ShiftReport } from '../ledger/shift-report.js'
import { amountsIn, type ReceiptContext, writtenTime } from './receipt-context.js'
import {
  type ReceiptBlock,
  type ReceiptDocument,
  receiptRow,
  receiptRule,
  receiptText,
} from './receipt-document.js'
import { shopHead, slipHead } from './receipt-head.js'
import { paymentName } from './ticket-payments.js'

/**
 * The report of a shift on paper: a Z report once it is closed, an interim one before.
 * @param at when it is printed.
 * @param hidesExpected leaves out what the drawer should hold, for who is to count it blind.
 */
export function shiftSlip(
  report: ShiftReport,
  at: string,
  context: ReceiptContext,
  { hidesExpected } = { hidesExpected: false },
): ReceiptDocument {
  const { words } = context
  const title = words(report.closedAt === null ? 'interimReport' : 'shiftReport')
  const isHidden = hidesExpected && report.closedAt === null
  return {
    language: context.language,
    title,
    blocks: [
      ...shopHead(context),
      ...slipHead(title, at, context),
      receiptRow(words('opened'), writtenTime(report.openedAt, context), { size: 'small' }),
      ...(report.closedAt === null
        ? []
        : [receiptRow(words('closed'), writtenTime(report.closedAt, context), { size: 'small' })]),
      receiptRule,
      ...takings(report, context),
      receiptRule,
      ...payments(report, context, isHidden),
      receiptRule,
      receiptText(words('drawer'), { strong: true }),
      ...drawer(report, context, isHidden),
      { kind: 'signature', label: words('signature') },
    ],
  }
}

function takings(report: ShiftReport, context: ReceiptContext): ReceiptBlock[] {
  const { words } = context
  const amount = amountsIn(context, report.currency)
  return [
    receiptRow(words('tickets'), String(report.tickets)),
    ...(report.voided === 0 ? [] : [receiptRow(words('voided'), String(report.voided))]),
    receiptRow(words('sales'), amount(report.sold)),
    receiptRow(words('returns'), amount(-report.returned)),
    ...(report.rounding === 0 ? [] : [receiptRow(words('rounding'), amount(report.rounding))]),
    receiptRow(words('total'), amount(report.sold - report.returned + report.rounding), {
      size: 'large',
      strong: true,
    }),
    receiptRow(words('discounts'), amount(report.discount), { size: 'small' }),
    receiptRow(words('taxes'), amount(report.tax), { size: 'small' }),
  ]
}

function payments(report: ShiftReport, context: ReceiptContext, isHidden: boolean): ReceiptBlock[] {
  const amount = amountsIn(context, report.currency)
  // Who knows the float and the cash that came in knows what the drawer should hold.
  const shown = report.tenders.filter(({ method }) => !(isHidden && method === 'cash'))
  return shown.map(({ method, count, amount: sum }) =>
    receiptRow(context.words('times', { name: paymentName(method, context), count }), amount(sum)),
  )
}

function drawer(report: ShiftReport, context: ReceiptContext, isHidden: boolean): ReceiptBlock[] {
  const { words } = context
  const amount = amountsIn(context, report.currency)
  return [
    receiptRow(words('float'), amount(report.float)),
    receiptRow(words('paidIn'), amount(report.paidIn)),
    receiptRow(words('paidOut'), amount(-report.paidOut)),
    ...(isHidden ? [] : [receiptRow(words('expected'), amount(report.expected))]),
    ...(report.counted === null || isHidden ? [] : [receiptRow(words('counted'), amount(report.counted))]),
    ...(report.difference === null ? [] : [differenceRow(report.difference, context, amount)]),
    receiptRow(words('drawerOpenings'), String(report.drawerOpenings), { size: 'small' }),
  ]
}

function differenceRow(
  difference: number,
  { words }: ReceiptContext,
  amount: (minor: number) => string,
): ReceiptBlock {
  const word = difference === 0 ? 'exact' : difference > 0 ? 'over' : 'short'
  return receiptRow(words(word), amount(Math.abs(difference)), { strong: true })
}
