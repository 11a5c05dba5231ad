import type { ReturnedLine, SoldLine, Ticket } from '../ledger/ticket.js'
import { type ManualDiscount, manualDiscountOn } from '../pricing/manual-discount.js'
import { amountsIn, type ReceiptContext, writtenRate } from './receipt-context.js'
import { type ReceiptBlock, receiptRow, receiptRule, receiptText } from './receipt-document.js'

type Priced = Pick<Ticket, 'lines' | 'currency' | 'taxRule'>

/** What the goods of a line cost before any discount, in minor units. */
export const grossOf = ({ unitPrice, quantity }: SoldLine): number => unitPrice * quantity

/** What a line's own discount took off, in minor units. */
export const ownDiscountOf = (line: SoldLine): number =>
  line.given === null ? 0 : manualDiscountOn(grossOf(line), line.given.discount)

/** A discount given by hand in words: "Discount 10%". */
export function discountLabel(discount: ManualDiscount, context: ReceiptContext): string {
  return discount.kind === 'percent'
    ? context.words('discountRate', { rate: writtenRate(discount.value, context) })
    : context.words('discount')
}

/** Whether some goods are taxed and some are not, so that a receipt has to say which. */
function isMixed({ lines, taxRule }: Priced): boolean {
  return (
    taxRule.ratesBasisPoints.length > 0 &&
    lines.some(({ taxable }) => taxable) &&
    lines.some(({ taxable }) => !taxable)
  )
}

/** The goods that a customer takes, each with its price before and its own discount. */
export function soldGoods(ticket: Priced, context: ReceiptContext): ReceiptBlock[] {
  const amount = amountsIn(context, ticket.currency)
  const marksUntaxed = isMixed(ticket)
  const blocks = ticket.lines.flatMap((line) => {
    const title = marksUntaxed && !line.taxable ? `${line.title} *` : line.title
    const own = ownDiscountOf(line)
    const each = context.words('pieces', { count: line.quantity, price: amount(line.unitPrice) })
    return [
      receiptRow(title, amount(grossOf(line))),
      ...(line.quantity > 1 ? [receiptRow(each, '', { size: 'small', indent: true })] : []),
      ...(line.given === null
        ? []
        : [
            receiptRow(discountLabel(line.given.discount, context), amount(-own), {
              size: 'small',
              indent: true,
            }),
          ]),
      ...(line.note === undefined ? [] : [receiptRow(line.note, '', { size: 'small', indent: true })]),
    ]
  })
  return marksUntaxed
    ? [...blocks, receiptText(`* ${context.words('untaxedNote')}`, { size: 'small' })]
    : blocks
}

/** The goods that a customer brings back, with what they get for each. */
export function returnedGoods(ticket: Pick<Ticket, 'returns' | 'currency'>, context: ReceiptContext) {
  const amount = amountsIn(context, ticket.currency)
  return ticket.returns.flatMap((line: ReturnedLine): ReceiptBlock[] => [
    receiptRow(titleWithPieces(line), amount(-line.amount)),
    receiptRow(context.words('reason', { reason: line.reason }), '', { size: 'small', indent: true }),
  ])
}

/** A line without its price. */
export const titleWithPieces = ({ title, quantity }: Pick<SoldLine, 'title' | 'quantity'>): string =>
  quantity > 1 ? `${title} × ${quantity}` : title

/** All goods of a ticket: what is taken, and below it what is brought back. */
export function ticketGoods(ticket: Ticket, context: ReceiptContext): ReceiptBlock[] {
  const sold = soldGoods(ticket, context)
  if (ticket.returns.length === 0) return sold
  const heading = receiptText(context.words('returned'), { strong: true })
  return [...sold, ...(sold.length > 0 ? [receiptRule] : []), heading, ...returnedGoods(ticket, context)]
}
